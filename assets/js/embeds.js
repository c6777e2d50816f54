function frame({ embedSrc, embedTitle }) {
  const film = document.createElement("iframe");
  film.src = embedSrc;
  film.title = embedTitle ?? "";
  film.allow = "fullscreen; picture-in-picture";
  film.referrerPolicy = "strict-origin-when-cross-origin"; // the player refuses a page that hides where it is
  film.tabIndex = -1;
  return film;
}

// A film of another site is asked for after a click only. Without a script the link goes to that site.
export function loadEmbeds(root) {
  for (const embed of root.querySelectorAll("[data-embed][data-embed-src]")) {
    const opener = embed.querySelector("[data-embed-open]");
    opener?.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const film = frame(embed.dataset);
      opener.replaceWith(film);
      film.focus();
    });
  }
}
