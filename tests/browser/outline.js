() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const name = (element) => {
    const ids = (element.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
    const named = ids.map((id) => document.getElementById(id)?.textContent ?? `missing ${id}`).join(" ");
    return (named || element.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ");
  };
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const inner = "main, article, aside, nav, section";
  return {
    headings: all("h1, h2, h3, h4, h5, h6").map((h) => [Number(h.localName[1]), h.textContent.trim().slice(0, 60)]),
    mains: all("main").length,
    banners: all("header").filter((element) => !element.closest(inner)).length,
    contentinfos: all("footer").filter((element) => !element.closest(inner)).length,
    navs: all("nav").map(name),
    asides: all("aside").map(name),
    stuckAndCut: all("main *")
      .filter((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position))
      .filter((element) => element.offsetHeight > innerHeight)
      .map((element) => element.className),
    repeated: ids.filter((id, place) => ids.indexOf(id) !== place),
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
  };
}
