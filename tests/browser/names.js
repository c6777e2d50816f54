// Controls whose visible words are not all in their name, in that order (WCAG 2.5.3): as [words that are seen, name].
() => {
  axe.setup();
  const clean = (text) => text.toLowerCase().replace(/\s+/g, " ").trim();
  const unseen = "[aria-hidden=true], .vh, svg, script";
  const words = (element) => {
    const found = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      const box = node.parentElement;
      const isField = box.closest("select, textarea, option");
      if (!isField && !box.closest(unseen) && box.checkVisibility({ visibilityProperty: true }) && clean(node.data))
        found.push(clean(node.data));
    }
    return found;
  };
  const isIn = (parts, name) => {
    let place = 0;
    return parts.every((part) => {
      const found = name.indexOf(part, place);
      place = found + part.length;
      return found >= 0;
    });
  };
  const controls = "a[href], button, summary, input:not([type=hidden]), select, textarea";
  const wrong = [];
  for (const control of document.querySelectorAll(controls)) {
    if (!control.checkVisibility({ visibilityProperty: true }) || control.closest("[aria-hidden=true]")) continue;
    const labels = [...(control.labels ?? [])];
    const seen = labels.length ? labels.flatMap(words) : words(control);
    const name = clean(axe.commons.text.accessibleText(control));
    if (!name || !isIn(seen, name)) wrong.push([seen.join(" "), name || control.outerHTML.slice(0, 120)]);
  }
  axe.teardown();
  return wrong;
}
