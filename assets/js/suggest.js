// Suggestions under a search field, after the pattern "editable combobox with list autocomplete" of the WAI. Nothing is
// kept in the browser, and what was asked before is forgotten as soon as somebody types on.
const LEAST = 2;
const WAIT = 180;
let made = 0;

function element(name, attributes) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

class Combobox {
  constructor(form, input) {
    this.form = form;
    this.input = input;
    this.address = form.dataset.suggest;
    this.options = [];
    this.active = -1;
    made += 1;
    const id = `suggesties-${made}`;
    this.list = element("ul", { id, role: "listbox", class: "suggest", hidden: "" });
    this.list.setAttribute("aria-label", form.dataset.suggestLabel);
    this.status = element("div", { role: "status", class: "vh" });
    const box = element("div", { class: "suggest-box" });
    input.after(box);
    box.append(this.list);
    form.append(this.status);
    input.removeAttribute("list");
    for (const [key, value] of Object.entries({
      role: "combobox",
      autocomplete: "off",
      autocapitalize: "none",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": id,
    })) {
      input.setAttribute(key, value);
    }
    input.addEventListener("input", (event) => event.isComposing || this.later());
    input.addEventListener("compositionend", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    form.addEventListener("submit", () => this.close());
    // The field keeps the focus: a click on an option must not close the list before it counts.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(this.options.indexOf(option));
    });
  }

  later() {
    clearTimeout(this.timer);
    this.running?.abort();
    const words = this.input.value.trim();
    if (words.length < LEAST) return this.close();
    this.timer = setTimeout(() => this.ask(words), WAIT);
  }

  async ask(words) {
    const asked = new AbortController();
    this.running = asked;
    try {
      const address = `${this.address}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { signal: asked.signal, cache: "no-store", credentials: "omit" });
      if (!answer.ok) return this.close();
      const found = await answer.json();
      if (!asked.signal.aborted && document.activeElement === this.input) this.show(found);
    } catch {
      if (!asked.signal.aborted) this.close(); // search itself goes on working
    }
  }

  show({ suggestions, status }) {
    this.options = suggestions.map((suggestion, place) => {
      const option = element("li", { id: `${this.list.id}-${place}`, role: "option", "aria-selected": "false" });
      const text = element("span", { dir: "auto" });
      text.textContent = suggestion.text;
      if (suggestion.lang) text.lang = suggestion.lang;
      option.append(text);
      option.dataset.words = suggestion.text;
      return option;
    });
    this.list.replaceChildren(...this.options);
    this.mark(-1);
    this.list.hidden = this.options.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.status.textContent = status;
  }

  close() {
    clearTimeout(this.timer);
    this.running?.abort();
    this.list.hidden = true;
    this.list.replaceChildren();
    this.options = [];
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }

  mark(place) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.options[place];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  choose(place) {
    this.input.value = this.options[place].dataset.words;
    this.close();
    this.form.requestSubmit();
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = this.options.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (last < 0) return event.key === "ArrowDown" ? this.later() : undefined;
      const step = event.key === "ArrowDown" ? this.active + 1 : this.active - 1;
      this.mark(step > last ? -1 : step < -1 ? last : step);
    } else if (event.key === "Escape" && last >= 0) {
      event.preventDefault(); // the list closes, the words stay; the next time the browser empties the field
      this.close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Home" || event.key === "End" || event.key === "ArrowLeft" || event.key === "ArrowRight") {
      this.mark(-1);
    }
  }
}

export function suggestWords(root) {
  for (const form of root.querySelectorAll("form[data-suggest]")) {
    const input = form.querySelector("input[type=search]");
    if (input) new Combobox(form, input);
  }
}
