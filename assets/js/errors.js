// After a form came back with faults: the summary on top gets focus, so that it is read first.
export function focusErrors(root) {
  const summary = root.querySelector(".errors");
  if (!summary) return;
  if (!summary.hasAttribute("tabindex")) summary.tabIndex = -1;
  summary.focus();
}
