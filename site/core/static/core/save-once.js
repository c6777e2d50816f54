/**
 * Saving by hand waits for saving by itself. Wagtail saves half a second after the last key. Who presses a button in
 * that time would send the form twice: a new page is then made twice, and the second one is refused with a fault.
 */
(() => {
  const PATIENCE = 10_000;
  // A page that is still here by then is not being left: somebody stopped it.
  const STOPPED = 30_000;
  let saving = false;
  let leaving = false;
  let proceed = null;
  let waiting = 0;

  const isEditForm = (form) => form instanceof HTMLFormElement && form.matches("[data-edit-form]");

  /** The form, with the button that was pressed: it may be disabled by now, and would not be sent. */
  const send = (form, submitter) => {
    const pressed = document.createElement("input");
    pressed.type = "hidden";
    if (submitter?.name) {
      pressed.name = submitter.name;
      pressed.value = submitter.value;
      form.append(pressed);
    }
    form.requestSubmit();
    pressed.remove();
  };

  const done = () => {
    saving = false;
    proceed?.();
  };

  document.addEventListener("w-autosave:save", (event) => {
    if (leaving) event.preventDefault();
    else saving = true;
  });
  for (const name of ["success", "error", "deactivated"]) document.addEventListener(`w-autosave:${name}`, done);
  window.addEventListener("pageshow", () => {
    leaving = false;
  });

  document.addEventListener(
    "submit",
    (event) => {
      const { submitter, target } = event;
      if (!isEditForm(target)) return;
      leaving = true;
      window.setTimeout(() => {
        leaving = false;
      }, STOPPED);
      if (!saving) {
        window.setTimeout(() => {
          leaving = !event.defaultPrevented;
        });
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      // Of two buttons that were pressed while waiting, the last one counts.
      window.clearTimeout(waiting);
      proceed = () => {
        saving = false;
        proceed = null;
        window.clearTimeout(waiting);
        send(target, submitter);
      };
      waiting = window.setTimeout(() => proceed?.(), PATIENCE);
    },
    true,
  );
})();
