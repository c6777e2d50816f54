// Alerts on top of the page can be closed for as long as this tab is open. Nothing goes to the site: the tab itself
// remembers which version of an alert was closed. This script stands behind the alerts, so that a closed one is gone
// before the rest of the page is drawn and nothing jumps.
const PREFIX = "wel-alert-";

function isClosed(name) {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false; // a browser that keeps nothing shows the alert again
  }
}

function remember(name) {
  try {
    sessionStorage.setItem(name, "1");
  } catch {
    // closed on this page only
  }
}

function take(alert) {
  const region = alert.parentElement;
  alert.remove();
  if (!region.querySelector("[data-alert]")) region.remove();
}

for (const alert of document.querySelectorAll("[data-alert]")) {
  const name = `${PREFIX}${alert.dataset.alert}`;
  if (isClosed(name)) {
    take(alert);
    continue;
  }
  const button = alert.querySelector("[data-alert-close]");
  button.hidden = false;
  button.addEventListener("click", () => {
    remember(name);
    take(alert);
    const next = document.querySelector("[data-alert-close]") ?? document.getElementById("inhoud");
    next?.focus({ preventScroll: true });
  });
}
