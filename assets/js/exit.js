// "Snel weg" on pages about safety at home: the page makes way for the weather, also in the history of the
// browser, and Escape does the same. The hint about Escape shows only because it works now.
export function quickExit(root) {
  const exit = root.querySelector("a.exit");
  if (!exit) return;
  const leave = (event) => {
    event.preventDefault();
    location.replace(exit.href);
  };
  exit.addEventListener("click", leave);
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave(event);
  });
  exit.querySelector("[hidden]")?.removeAttribute("hidden");
}
