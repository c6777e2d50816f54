// A browser that knows no popovers hides the explanation of a word: its button leads to the page of the word instead.
export function leadToWords(root) {
  if ("popover" in HTMLElement.prototype) return;
  for (const button of root.querySelectorAll("button.term")) {
    const link = root.getElementById(button.getAttribute("popovertarget"))?.querySelector("a.more");
    if (link) button.addEventListener("click", () => location.assign(link.href));
  }
}
