// "Snel weg" on pages that somebody else must not see: the page goes blank and makes way for the weather, also in the
// history of the browser. Escape three times does the same; once is for closing what is open. The hint about Escape
// shows only because it works now.
const TIMES = 3;
const WITHIN = 2000;

export function quickExit(root) {
  const exit = root.querySelector("a.exit");
  if (!exit) return;
  const leave = (event) => {
    event.preventDefault();
    root.title = "";
    root.body.replaceChildren();
    location.replace(exit.href);
  };
  let pressed = [];
  exit.addEventListener("click", leave);
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    pressed = [...pressed, event.timeStamp].filter((moment) => event.timeStamp - moment < WITHIN);
    if (pressed.length >= TIMES) leave(event);
  });
  exit.querySelector("[hidden]")?.removeAttribute("hidden");
}
