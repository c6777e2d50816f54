/**
 * Underlines difficult words in rich text.
 * window.b1Words maps each form of a word to plain words; it is loaded just before this script.
 */
(() => {
  const { React, draftail } = window;
  const words = window.b1Words || {};
  const forms = Object.keys(words).sort((a, b) => b.length - a.length);
  if (!React || !draftail || !forms.length) return;

  const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${forms.map(escape).join("|")})(?![\\p{L}\\p{N}-])`, "giu");
  const alternativesOf = (text) => words[text.toLowerCase().replace(/\s+/g, " ")] || [];

  const strategy = (block, callback) => {
    for (const match of block.getText().matchAll(pattern)) callback(match.index, match.index + match[0].length);
  };

  const JargonWord = (props) => {
    const alternatives = alternativesOf(props.decoratedText).join(" · ");
    const attributes = { className: "b1-jargon", "data-b1-alternatives": alternatives };
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
