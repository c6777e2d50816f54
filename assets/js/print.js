// Print buttons stand in the page hidden: without a script they would do nothing.
export function printPage(root) {
  for (const button of root.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
