const FOLDS = "details.menu, details.talk, details.lang";

function close(fold) {
  const hadFocus = fold.contains(document.activeElement) || fold.nextElementSibling?.contains(document.activeElement);
  fold.open = false;
  if (hadFocus) fold.querySelector("summary")?.focus();
}

// Menu, languages and help lines of the head: Escape closes them, and so does opening another one or, for
// the panel that lies over the page, a click beside it.
export function closeDisclosures(root) {
  const folds = [...root.querySelectorAll(FOLDS)];
  for (const fold of folds) {
    fold.addEventListener("toggle", () => {
      if (fold.open) folds.filter((other) => other !== fold && other.open).forEach((other) => (other.open = false));
    });
  }
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") folds.filter((fold) => fold.open).forEach(close);
  });
  root.addEventListener("click", (event) => {
    folds
      .filter((fold) => fold.open && fold.classList.contains("talk") && !fold.contains(event.target))
      .forEach((fold) => (fold.open = false));
  });
}
