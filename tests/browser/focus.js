// Gives focus to everything that the Tab key comes to, in turn, and tells what is wrong with the look of each.
() => {
  const style = getComputedStyle;
  const says = (element) => `${element.localName}.${element.getAttribute("class") ?? ""} "${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  const STOPS = "a[href], button, summary, input:not([type=hidden]), select, textarea, iframe, audio, video, [tabindex='0']";
  const isStop = (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true });
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colour = (value) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = value;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([red, green, blue]) => {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const contrast = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
  // The plain ground behind an element, or null when that is a picture or a shade.
  const ground = (element) => {
    for (let box = element; box; box = box.parentElement) {
      if (style(box).backgroundImage !== "none") return null;
      const found = colour(style(box).backgroundColor);
      if (found[3] === 255) return found;
    }
    return [255, 255, 255, 255];
  };
  // The element itself, or a box around it that shows the focus in its place.
  const shower = (element) => {
    const rings = (box) => {
      const look = style(box);
      const outline = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2 ? [look.outlineColor] : [];
      const shadows = [...look.boxShadow.matchAll(/(rgba?\([^)]*\)|color\([^)]*\)) 0px 0px 0px ([\d.]+)px(?! inset)/g)];
      return [...outline, ...shadows.filter(([, , width]) => parseFloat(width) >= 2).map(([, ring]) => ring)];
    };
    for (let box = element, step = 0; box && step < 8; box = box.parentElement, step += 1) {
      const found = rings(box);
      if (found.length && (box === element || style(box).outlineStyle !== "none")) return { box, found };
    }
    return null;
  };
  // Of all spots of an element that are on the screen none may lie behind something else, and there must be one.
  const covered = (element) => {
    const rects = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    const spots = rects.flatMap((box) => [0.1, 0.5, 0.9].map((part) => [box.left + box.width * part, box.top + box.height * (rects.length > 1 ? 0.5 : part)]));
    const seen = spots.filter(([x, y]) => x >= 0 && x < innerWidth && y >= 0 && y < innerHeight);
    if (!seen.length) return "stands outside the screen";
    const isHere = (box, [x, y]) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    const lies = (spot) => {
      const top = document.elementFromPoint(...spot);
      const isOwn = top && (element.contains(top) || top.contains(element) || [...(element.labels ?? [])].some((label) => label.contains(top)));
      // Letters reach a little over the box of a heading: that hides nothing.
      return isOwn || (top && !isHere(top.getBoundingClientRect(), spot)) ? undefined : top;
    };
    const above = seen.map(lies).find((top) => top !== undefined);
    return above === undefined ? "" : `lies behind ${above ? says(above) : "nothing"}`;
  };
  const found = [];
  const stops = [...document.querySelectorAll(STOPS)].filter(isStop);
  for (const stop of stops) {
    stop.focus({ focusVisible: true });
    if (document.activeElement !== stop) continue;
    const hidden = covered(stop);
    if (hidden) found.push(`${says(stop)} ${hidden}`);
    const shown = shower(stop);
    if (!shown) {
      found.push(`${says(stop)} does not show its focus`);
      continue;
    }
    const behind = ground(shown.box.parentElement ?? shown.box);
    const best = behind ? Math.max(...shown.found.map((ring) => contrast(colour(ring), behind))) : 21;
    if (best < 3) found.push(`${says(stop)} shows its focus with a contrast of ${best.toFixed(1)}`);
  }
  document.activeElement.blur();
  return [stops.length, found];
}
