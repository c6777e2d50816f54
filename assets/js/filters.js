// A page that the browser kept as it was left has the ticks of the visit after it. Its list is that of its address, so
// the ticks become what the server sent with it.
export function tickAsListed(root) {
  addEventListener("pageshow", (event) => {
    if (event.persisted) root.querySelectorAll("form.filters-form").forEach((form) => form.reset());
  });
}
