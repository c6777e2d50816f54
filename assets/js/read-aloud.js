const SKIPPED = "script, style, svg, button:not(.term), [popover], [hidden], .vh, [aria-hidden='true']";
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, blockquote, figcaption, caption, th, td";

function voiceFor(language) {
  const wanted = language.toLowerCase().split("-")[0];
  return speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === wanted);
}

function sentences(container) {
  const blocks = [...container.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  const texts = (blocks.length ? blocks : [container]).map((block) => {
    if (block.closest(SKIPPED)) return "";
    const copy = block.cloneNode(true);
    copy.querySelectorAll(SKIPPED).forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  });
  return texts.filter(Boolean);
}

function speak(container, voice, done) {
  const parts = sentences(container).map((text) => {
    const part = new SpeechSynthesisUtterance(text);
    part.voice = voice;
    part.lang = voice.lang;
    return part;
  });
  parts.at(-1)?.addEventListener("end", done);
  parts.forEach((part) => speechSynthesis.speak(part));
}

function prepare(button) {
  const container = document.querySelector(button.dataset.readAloud) ?? document.querySelector("main");
  const language = container?.closest("[lang]")?.lang ?? "";
  const voice = container && voiceFor(language);
  button.hidden = !voice;
  if (!voice || button.dataset.ready) return;
  button.dataset.ready = "";
  const words = button.querySelector("span");
  const start = words.textContent;
  let speaking = false;
  let turn = 0;
  const show = (busy) => {
    speaking = busy;
    words.textContent = busy ? button.dataset.stop : start;
  };
  button.addEventListener("click", () => {
    const begin = !speaking;
    const mine = (turn += 1);
    show(begin);
    speechSynthesis.cancel();
    if (begin) speak(container, voice, () => mine === turn && show(false));
  });
  window.addEventListener("pagehide", () => speechSynthesis.cancel());
}

// Reading aloud by the device itself. A button shows only when there is a voice for the language of the text.
export function readAloud(root) {
  const buttons = [...root.querySelectorAll("[data-read-aloud]")];
  if (!buttons.length || !("speechSynthesis" in window)) return;
  const refresh = () => buttons.forEach(prepare);
  refresh();
  speechSynthesis.addEventListener?.("voiceschanged", refresh);
}
