// Works out beforehand what a browser would do with tokens that nobody sets: `var(--a, var(--b, 0))` is 0 when
// neither exists. The components of NL Design System offer hundreds of tokens; this keeps the ones in use.

const INVALID = Symbol("invalid at computed-value time");
const DECLARATION = /([;{]\s*)(-{0,2}[_a-zA-Z][\w-]*)\s*:\s*([^;{}]+)/g;
const REFERENCE = /var\(\s*(--[\w-]+)/g;

const names = (texts, pattern, group) => new Set(texts.flatMap((t) => [...t.matchAll(pattern)].map((m) => m[group])));
const withoutComments = (text) => text.replace(/\/\*[^]*?\*\//g, "");

const definitions = (texts) =>
  new Set([...names(texts.map(withoutComments), DECLARATION, 2)].filter((name) => name.startsWith("--")));

// The parts between the brackets of `var(`: the name and, after the first comma, what to use without it.
function readVar(value, start) {
  let depth = 1;
  let comma = -1;
  let end = start;
  for (; depth > 0 && end < value.length; end += 1) {
    if (value[end] === "(") depth += 1;
    else if (value[end] === ")") depth -= 1;
    else if (value[end] === "," && depth === 1 && comma < 0) comma = end;
  }
  const name = value.slice(start, comma < 0 ? end - 1 : comma).trim();
  return { name, fallback: comma < 0 ? null : value.slice(comma + 1, end - 1).trim(), end };
}

function fold(value, known) {
  let result = "";
  let position = 0;
  for (let at = value.indexOf("var("); at >= 0; at = value.indexOf("var(", position)) {
    const { name, fallback, end } = readVar(value, at + 4);
    const otherwise = fallback === null ? INVALID : fold(fallback, known);
    if (!known.defined.has(name) && otherwise === INVALID) return INVALID;
    result += value.slice(position, at);
    if (!known.defined.has(name)) result += otherwise;
    else result += known.always.has(name) || otherwise === INVALID ? `var(${name})` : `var(${name},${otherwise})`;
    position = end;
  }
  return result + value.slice(position);
}

// What was no fault as a token is one in plain words: a colour of 0, and a number where a length is added up.
function valid(property, folded) {
  if (folded === INVALID) return folded;
  if (property.endsWith("color") && folded === "0") return INVALID;
  return folded.replace(/calc\(.*\)/g, (sum) => sum.replace(/(?<=[*+-]\s*)0(?=\s*[)*+-])/g, "0px"));
}

// `own` are our sheets, `root` those among them that set tokens for the whole document.
export function foldTokens(sheets, own, root) {
  const always = definitions(root);
  let current = sheets.map(withoutComments);
  for (let before = ""; before !== current.join(); ) {
    before = current.join();
    const known = { always, defined: definitions([...own, ...current]) };
    const read = names([...own, ...current], REFERENCE, 1);
    current = current.map((text) =>
      text.replace(DECLARATION, (_, lead, property, value) => {
        const folded = valid(property, fold(value.trim(), known));
        if (!property.startsWith("--")) return `${lead}${property}:${folded === INVALID ? "unset" : folded}`;
        return folded === INVALID || !read.has(property) ? lead : `${lead}${property}:${folded}`;
      }),
    );
  }
  return current;
}
