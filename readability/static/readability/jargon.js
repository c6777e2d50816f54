/**
 * Underlines difficult words in rich text, and replaces one when the panel asks for it.
 * window.b1Words maps each form of a word to plain words, in that form where it is sure; it is loaded just before this
 * script. They are only shown: which of them fits in a sentence, the panel knows.
 */
(() => {
  const { React, DraftJS, draftail } = window;
  const words = window.b1Words || {};
  const forms = Object.keys(words).sort((a, b) => b.length - a.length);
  if (!React || !draftail || !forms.length) return;

  const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${forms.map(escape).join("|")})(?![\\p{L}\\p{N}-])`, "giu");
  const alternativesOf = (text) => words[text.toLowerCase().replace(/\s+/g, " ")] || [];

  /** A page in another language has the part of the coach without its measure: the words are Dutch. */
  const isDutch = () => !document.querySelector(".b1-panel") || document.querySelector("[data-b1-panel]");

  const strategy = (block, callback) => {
    if (!isDutch()) return;
    for (const match of block.getText().matchAll(pattern)) callback(match.index, match.index + match[0].length);
  };

  /** Put another word in place of the underlined one, with a capital where there was one. */
  const replace = (props, element, word) => {
    const state = props.getEditorState();
    const content = state.getCurrentContent();
    const key = props.offsetKey.split("-")[0];
    const text = content.getBlockForKey(key).getText();
    const block = element.closest("[data-block]");
    const range = document.createRange();
    range.selectNodeContents(block);
    range.setEndBefore(element);
    const old = element.textContent;
    const start = text.indexOf(old, Math.max(0, range.toString().length - 1));
    if (start < 0) return;
    const isCapital = old[0] !== old[0].toLowerCase();
    const fresh = isCapital ? word[0].toUpperCase() + word.slice(1) : word;
    const selection = DraftJS.SelectionState.createEmpty(key).merge({
      anchorOffset: start,
      focusOffset: start + old.length,
    });
    const style = content.getBlockForKey(key).getInlineStyleAt(start);
    const changed = DraftJS.Modifier.replaceText(content, selection, fresh, style);
    // With the word selected first, each replacement is a step of its own for "undo".
    const selected = DraftJS.EditorState.acceptSelection(state, selection);
    props.setEditorState(DraftJS.EditorState.push(selected, changed, "spellcheck-change"));
  };

  const JargonWord = (props) => {
    const place = React.useRef(null);
    const latest = React.useRef(props);
    latest.current = props;
    React.useEffect(() => {
      const element = place.current;
      const onReplace = (event) => replace(latest.current, element, event.detail.word);
      element.addEventListener("b1:replace", onReplace);
      return () => element.removeEventListener("b1:replace", onReplace);
    }, []);
    const alternatives = alternativesOf(props.decoratedText).join(" · ");
    const attributes = { className: "b1-jargon", "data-b1-alternatives": alternatives, ref: place };
    return React.createElement("span", attributes, props.children);
  };

  /** Show the plain words of the word in which the cursor stands, as hovering does. */
  document.addEventListener("selectionchange", () => {
    const node = document.getSelection()?.anchorNode;
    const word = (node instanceof Element ? node : node?.parentElement)?.closest(".b1-jargon");
    for (const open of document.querySelectorAll(".b1-jargon[data-b1-open]")) {
      if (open !== word) open.removeAttribute("data-b1-open");
    }
    word?.setAttribute("data-b1-open", "");
  });

  draftail.registerPlugin({ type: "b1", strategy, component: JargonWord }, "decorators");
})();
