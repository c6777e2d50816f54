/**
 * The B1 coach in the Checks panel: while the panel is open, sends the text of the edit form a moment after the
 * last key, shows the judgement and the findings, and leads from a finding to its block.
 */
(() => {
  const WAIT = 700;
  let timer = 0;
  let request = null;
  let shown = "";

  const panel = () => document.querySelector("[data-b1-panel]");
  const editForm = () => document.querySelector("[data-edit-form]");
  const fieldOf = (id) => (id ? document.querySelector(`[data-contentpath="${CSS.escape(id)}"]`) : null);

  /** The form without files. */
  const formText = (form) => {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") data.append(name, value);
    return data;
  };

  /** Where the finding stands in this text: the whole word that is nearest to its place; -1 when it is gone. */
  const placeOf = (text, finding) => {
    const isPart = (sign) => /[\p{L}\p{N}]/u.test(sign || "");
    let best = -1;
    for (let at = text.indexOf(finding.text); at >= 0; at = text.indexOf(finding.text, at + 1)) {
      const isWhole = !isPart(text[at - 1]) && !isPart(text[at + finding.text.length]);
      if (isWhole && (best < 0 || Math.abs(at - finding.start) < Math.abs(best - finding.start))) best = at;
    }
    return best;
  };

  /** The text node of a rich text at a place in its words, and the place in that node. */
  const nodeAt = (target, place) => {
    const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
    for (let left = place; walker.nextNode(); left -= walker.currentNode.length) {
      if (left <= walker.currentNode.length) return [walker.currentNode, left];
    }
    return null;
  };

  const flat = (text) => text.replace(/\s+/gu, " ").trim();

  /** The paragraphs of a rich text, the one that was judged first: another may have the same word. */
  const paragraphsOf = (target, finding) => {
    const all = [...target.querySelectorAll("[data-block]")];
    const judged = all.filter((one) => flat(one.textContent) === flat(finding.within));
    return [...judged, ...all.filter((one) => !judged.includes(one))];
  };

  /** Select the words of a finding in rich text, in the paragraph that has them. */
  const select = (target, finding) => {
    for (const paragraph of paragraphsOf(target, finding)) {
      const at = placeOf(paragraph.textContent, finding);
      const from = at < 0 ? null : nodeAt(paragraph, at);
      const to = from && nodeAt(paragraph, at + finding.text.length);
      if (!to) continue;
      document.getSelection().setBaseAndExtent(...from, ...to);
      from[0].parentElement.scrollIntoView({ block: "center" });
      return;
    }
  };

  /** Open what is folded, go there and put the cursor in the text. */
  const jump = (finding) => {
    const field = fieldOf(finding.block_id);
    if (!field) return;
    const tab = field.closest("[role=tabpanel]");
    if (tab?.hidden) document.querySelector(`[role=tab][aria-controls="${CSS.escape(tab.id)}"]`)?.click();
    for (let box = field.parentElement; box; box = box.parentElement) {
      if (box.hidden && box.matches("[data-panel-content], .w-panel__content")) {
        box.closest("[data-panel]")?.querySelector("[data-panel-toggle]")?.click();
      }
    }
    const target = field.querySelector("[contenteditable=true], textarea:not([hidden]), input[type=text]");
    field.scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
    if (target && "setSelectionRange" in target) {
      const at = placeOf(target.value, finding);
      if (at >= 0) target.setSelectionRange(at, at + finding.text.length);
    } else if (target) select(target, finding);
  };

  /** The plain word, with a capital where there was one. */
  const likeOld = (old, word) => (old[0] === old[0].toLowerCase() ? word : word[0].toUpperCase() + word.slice(1));

  /** Replace in a field of plain text. Gives whether the word was there. */
  const replacePlain = (field, finding, word) => {
    for (const input of field.querySelectorAll("textarea, input[type=text]")) {
      if (input.matches("[data-draftail-input]")) continue;
      const at = placeOf(input.value, finding);
      if (at < 0) continue;
      const end = at + finding.text.length;
      input.value = input.value.slice(0, at) + likeOld(finding.text, word) + input.value.slice(end);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
      return true;
    }
    return false;
  };

  /** Replace an underlined word, which knows how. Gives whether there was one. */
  const replaceMark = (field, finding, word) => {
    const startOf = (mark, paragraph) => {
      const before = document.createRange();
      before.setStart(paragraph, 0);
      before.setEndBefore(mark);
      return before.toString().length;
    };
    const distance = (mark, paragraph) => Math.abs(startOf(mark, paragraph) - finding.start);
    const marksIn = (paragraph) =>
      [...paragraph.querySelectorAll(".b1-jargon")]
        .filter((one) => one.textContent === finding.text)
        .sort((one, other) => distance(one, paragraph) - distance(other, paragraph));
    const mark = paragraphsOf(field, finding).flatMap(marksIn)[0];
    mark?.dispatchEvent(new CustomEvent("b1:replace", { detail: { word } }));
    return Boolean(mark);
  };

  /** Put the plain word in the text; when the word is gone, only go there. */
  const choose = (finding, word) => {
    const field = fieldOf(finding.block_id);
    if (!field) return;
    if (!replaceMark(field, finding, word) && !replacePlain(field, finding, word)) jump(finding);
    schedule();
  };

  const findingItem = (finding, template) => {
    const item = template.content.firstElementChild.cloneNode(true);
    const part = (name) => item.querySelector(`[data-b1-${name}]`);
    item.dataset.severity = finding.severity;
    part("severity").textContent = `${finding.severity_label}:`;
    part("rule").textContent = finding.rule_label;
    part("message").textContent = finding.message;
    const excerpt = finding.text.length > 60 ? `${finding.text.slice(0, 57)}…` : finding.text;
    const button = part("jump");
    button.textContent = finding.path ? `${finding.path}: ${excerpt}` : excerpt;
    button.addEventListener("click", () => jump(finding));
    const box = part("replacements");
    box.hidden = !finding.replacements.length;
    box.setAttribute("aria-label", excerpt);
    for (const word of finding.replacements) {
      const choice = document.createElement("button");
      choice.type = "button";
      choice.className = "b1-finding__word";
      choice.textContent = word;
      choice.addEventListener("click", () => choose(finding, word));
      box.append(" ", choice);
    }
    const others = finding.alternatives.filter((word) => !finding.replacements.includes(word));
    const advice = part("advice");
    advice.hidden = !others.length;
    advice.querySelector(box.hidden ? "[data-b1-also]" : "[data-b1-instead]").remove();
    advice.append(" ", others.join(" · "));
    return item;
  };

  /** Fill the panel. Who chose a word with the keyboard stays at the same place in the list. */
  const show = (box, result) => {
    const list = box.querySelector("[data-b1-findings]");
    const place = [...list.children].findIndex((item) => item.contains(document.activeElement));
    box.dataset.tone = result.tone;
    box.querySelector("[data-b1-verdict]").textContent = result.title;
    box.querySelector("[data-b1-detail]").textContent = result.detail;
    const template = box.querySelector("template[data-b1-finding]");
    const said = new Set();
    const items = result.findings.map((finding) => {
      const item = findingItem(finding, template);
      // What was said of the finding above needs no saying again.
      if (said.has(finding.message)) item.querySelector("[data-b1-message]").remove();
      said.add(finding.message);
      return item;
    });
    list.replaceChildren(...items);
    if (place < 0) return;
    const next = items[Math.min(place, items.length - 1)];
    (next?.querySelector("button") || box.querySelector("[data-b1-result]")).focus({ preventScroll: true });
  };

  /** What the server says of a refusal, or else the words of the panel. */
  const reasonOf = async (answer) => {
    const found = await answer.json().catch(() => ({}));
    return found.message || "";
  };

  const check = async () => {
    const box = panel();
    const form = editForm();
    if (!box || !form || !box.offsetParent) return;
    const body = formText(form);
    request?.abort();
    const fault = box.querySelector("[data-b1-fault]");
    if (body.toString() === shown) {
      box.removeAttribute("aria-busy");
      fault.hidden = true;
      return;
    }
    request = new AbortController();
    const { signal } = request;
    box.setAttribute("aria-busy", "true");
    const usual = fault.dataset.usual || fault.textContent;
    fault.dataset.usual = usual;
    try {
      const answer = await fetch(box.dataset.b1Url, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": body.get("csrfmiddlewaretoken") || "" },
        signal,
      });
      fault.textContent = answer.ok ? usual : (await reasonOf(answer)) || usual;
      if (!answer.ok) throw new Error(`${answer.status}`);
      show(box, await answer.json());
      shown = body.toString();
      fault.hidden = true;
    } catch (error) {
      if (error.name !== "AbortError") fault.hidden = false;
    } finally {
      if (!signal.aborted) box.removeAttribute("aria-busy");
    }
  };

  function schedule() {
    clearTimeout(timer);
    timer = setTimeout(check, WAIT);
  }

  document.addEventListener("w-preview:content", schedule);
  document.addEventListener("input", (event) => editForm()?.contains(event.target) && schedule());
  document.addEventListener("change", (event) => editForm()?.contains(event.target) && schedule());
  document.addEventListener("keyup", (event) => editForm()?.contains(event.target) && schedule());
  const watch = () => {
    const box = panel();
    if (box) new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && schedule()).observe(box);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
  else watch();
})();
