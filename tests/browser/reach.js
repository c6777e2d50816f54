// What a visitor can't read or touch on the open page, as it stands now. Defines `window.reach`.
(() => {
  const style = getComputedStyle;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const named = (element) => `${element.localName}.${element.getAttribute("class") ?? ""}`;
  const says = (element) => `${named(element)} "${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(".vh");
  const parents = function* (element) {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) yield box;
  };
  const scrolls = (element) => [...parents(element)].some((box) => ["auto", "scroll"].includes(style(box).overflowX));
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node; (node = walker.nextNode()); )
      if (node.data.trim() && !node.parentElement.closest("script, style, noscript, option") && isSeen(node.parentElement))
        found.push(node);
    return found;
  };
  const lines = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  };

  // Wider than the screen, and what sticks out at its side: no visitor can reach that, also where a box cuts it off.
  function outside() {
    const room = document.documentElement.clientWidth;
    const excess = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - room;
    const isOut = (box) => box.width > 1 && (box.right > room + 1 || box.left < -1);
    const boxes = all("main *, header *, footer *").filter(
      (element) => !element.closest("[aria-hidden=true]") && isSeen(element) && isOut(element.getBoundingClientRect()));
    const words = texts().filter((node) => lines(node).some(isOut)).map((node) => node.parentElement);
    const found = [...new Set([...boxes, ...words])].filter((element) => !scrolls(element));
    return [...(excess > 0 ? [`${excess} px too wide`] : []), ...found.map((element) => `sticks out: ${says(element)}`)];
  }

  // Words that a box around them cuts off, or that run out of a box with a ground or a border of its own.
  function cut() {
    const found = [];
    for (const node of texts().filter((text) => !text.parentElement.closest("svg"))) {
      const rects = lines(node);
      for (const box of [node.parentElement, ...parents(node.parentElement)]) {
        const look = style(box);
        const hides = [look.overflowX, look.overflowY].some((value) => ["hidden", "clip"].includes(value));
        const hasGround = look.backgroundColor !== "rgba(0, 0, 0, 0)" || parseFloat(look.borderLeftWidth) > 0;
        const room = box.getBoundingClientRect();
        if (room.width <= 1) break; // for screen readers only
        // A fifth of the height of a line, above and below, has no letters.
        const over = (rect) => rect.left < room.left - 1 || rect.right > room.right + 1 ||
          rect.top + rect.height * 0.2 < room.top || rect.bottom - rect.height * 0.2 > room.bottom;
        if ((hides || (hasGround && look.display !== "inline")) && rects.some(over)) {
          found.push(`cut off by ${named(box)}: ${says(node.parentElement)}`);
          break;
        }
        if (look.position === "fixed" || look.position === "absolute") break;
      }
    }
    return found;
  }

  // Words over more than three lines with hardly three letters on each: nobody can read that.
  function squeezed() {
    const found = texts().filter((node) => {
      const rows = new Set(lines(node).map((box) => Math.round(box.top))).size;
      return rows > 3 && node.data.trim().length / rows < 3.5;
    });
    return found.map((node) => `squeezed: ${says(node.parentElement)}`);
  }

  // Lines of words that lie over each other, by the half of their height that has letters.
  function overlapping() {
    const rows = texts().flatMap((node) => lines(node).map((box) => ({ node, left: box.left + 1, right: box.right - 1,
      top: box.top + box.height * 0.28, bottom: box.bottom - box.height * 0.28 })));
    rows.sort((one, other) => one.top - other.top);
    const found = new Set();
    rows.forEach((row, place) => {
      for (let next = place + 1; next < rows.length && rows[next].top < row.bottom; next += 1) {
        const other = rows[next];
        if (other.left < row.right && row.left < other.right && other.node !== row.node)
          found.add(`${says(row.node.parentElement)} lies over ${says(other.node.parentElement)}`);
      }
    });
    return [...found];
  }

  const CONTROLS = "a[href], button, summary, input:not([type=hidden]), select, textarea, [role=button]";
  const isTicked = (element) => ["checkbox", "radio"].includes(element.type);
  // Where a tap works: of a link that is stretched over its card the card, of a box to tick also its label.
  function target(element) {
    const boxes = [element, ...(isTicked(element) ? element.labels : [])].map((box) => box.getBoundingClientRect());
    const over = style(element, "::after");
    if (over.content !== "none" && over.position === "absolute" && parseFloat(over.width) >= 24) {
      const anchor = [element, ...parents(element)].find((box) => style(box).position !== "static");
      if (anchor) boxes.push(anchor.getBoundingClientRect());
    }
    return { element, box: boxes[0], width: Math.max(...boxes.map((box) => box.width)),
      height: Math.max(...boxes.map((box) => box.height)) };
  }
  function controls() {
    const found = all(CONTROLS).filter((element) => element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest("[aria-hidden=true]") && !((isTicked(element) && element.labels[0]) || element).closest(".vh"));
    return found.map(target).filter(({ width }) => width > 1);
  }
  const isBelow = (least) => ({ width, height }) => width < least - 0.5 || height < least - 0.5;
  const sized = ({ element, width, height }) => `${Math.round(width)} x ${Math.round(height)}: ${says(element)}`;
  const isInSentence = ({ element }) => style(element).display.startsWith("inline") &&
    [...element.parentElement.childNodes].some((node) => node !== element && node.textContent.trim());
  // Smaller than `least`, not in a sentence, and with something else to touch within that much of its middle.
  function small(least) {
    const found = controls();
    const isCrowded = ({ element, box }) => {
      const x = box.left + box.width / 2;
      const y = box.top + box.height / 2;
      return found.some((other) => other.element !== element && Math.hypot(
        Math.max(other.box.left - x, 0, x - other.box.right), Math.max(other.box.top - y, 0, y - other.box.bottom)) < least / 2);
    };
    return found.filter(isBelow(least)).filter((one) => !isInSentence(one)).filter(isCrowded).map(sized);
  }
  const primary = ({ selector, least }) =>
    controls().filter(({ element }) => element.matches(selector)).filter(isBelow(least)).map(sized);

  // Letters smaller than `least`, also in drawings.
  function tiny(least) {
    const scale = (element) => (element.ownerSVGElement ? Math.hypot(element.getScreenCTM().a, element.getScreenCTM().b) : 1);
    const size = (element) => parseFloat(style(element).fontSize) * scale(element);
    const fields = all("input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea").filter(isSeen);
    const found = new Set([...texts().map((node) => node.parentElement), ...fields]);
    return [...found].filter((element) => size(element) < least - 0.01)
      .map((element) => `${size(element).toFixed(1)} px: ${says(element)}`);
  }

  const fit = () => [...outside(), ...cut(), ...squeezed(), ...overlapping()];
  window.reach = { fit, small, primary, tiny };
})();
