const CANCELLED = "AbortError";

const address = () => document.querySelector('link[rel="canonical"]')?.href ?? location.href;

async function share(button) {
  const page = { title: document.title, url: address() };
  if (navigator.share) {
    await navigator.share(page);
    return;
  }
  await navigator.clipboard.writeText(page.url);
  if (!button.dataset.done) return;
  let status = button.nextElementSibling;
  if (!status?.matches("[data-share-status]")) {
    status = document.createElement("span");
    status.dataset.shareStatus = "";
    status.setAttribute("role", "status");
    button.after(status);
  }
  status.textContent = button.dataset.done;
}

// Share buttons: the list of the device itself or, without one, the address on the clipboard. No other site is
// asked anything. `data-done` is what the page says after copying.
export function sharePage(root) {
  if (!navigator.share && !navigator.clipboard) return;
  for (const button of root.querySelectorAll("[data-share]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      share(button).catch((fault) => {
        if (fault.name !== CANCELLED) button.hidden = true;
      });
    });
  }
}
