// The style of NL Design System components, made fit for this site: their class names work, and so do our own
// short ones; rules and tokens that nothing uses are left out.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { transform } from "lightningcss";

import { foldTokens } from "./fold.mjs";

const PACKAGES = [
  "@nl-design-system-candidate/skip-link-css",
  "@utrecht/alert-css",
  "@utrecht/breadcrumb-nav-css",
  "@utrecht/button-css",
  "@utrecht/form-field-css",
  "@utrecht/form-field-description-css",
  "@utrecht/form-field-error-message-css",
  "@utrecht/form-fieldset-css",
  "@utrecht/form-label-css",
  "@utrecht/pagination-css",
  "@utrecht/select-css",
  "@utrecht/table-css",
  "@utrecht/textarea-css",
  "@utrecht/textbox-css",
];

// Class of NL Design System -> our short name for the same thing.
const ALIASES = {
  "nl-skip-link": ".skip",
  "utrecht-alert": ".notice",
  "utrecht-alert--error": ".notice--error",
  "utrecht-alert--info": ".notice--info",
  "utrecht-alert--ok": ".notice--ok",
  "utrecht-breadcrumb-nav": ".crumbs",
  "utrecht-button": ".btn",
  "utrecht-button--secondary-action": ".btn--line",
  "utrecht-form-field": ".field",
  "utrecht-form-field--invalid": ".field--error",
  "utrecht-form-field-description": ".hint",
  "utrecht-form-field-error-message": ".err",
  "utrecht-pagination": ".pages",
  "utrecht-select": "select.input",
  "utrecht-table": ".datatable table",
  "utrecht-table--html-table": ".datatable table",
  "utrecht-table-container": ".datatable",
  "utrecht-textarea": "textarea.input",
  "utrecht-textbox": "input.input",
};

// Classes that templates may use besides those with a short name.
const USED = new Set([
  ...Object.keys(ALIASES),
  "utrecht-alert--warning",
  "utrecht-breadcrumb-nav__item",
  "utrecht-breadcrumb-nav__link",
  "utrecht-breadcrumb-nav__list",
  "utrecht-form-fieldset",
  "utrecht-form-fieldset--invalid",
  "utrecht-form-fieldset__legend",
  "utrecht-form-label",
  "utrecht-pagination__page-link",
  "utrecht-pagination__relative-link",
  "utrecht-table__cell--numeric-data",
]);

const CLASS = /\.((?:utrecht|nl)-[a-z0-9_-]*[a-z0-9])/g;
const folder = (root, name) => join(root, "node_modules", name);
const sheet = (root, name) =>
  join(
    folder(root, name),
    "dist",
    name.startsWith("@utrecht") ? "index.css" : `${name.split("/")[1].replace(/-css$/, "")}.css`,
  );

const own = (root, part) =>
  readdirSync(join(root, "assets", "css", part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".css"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

const withAliases = (text) =>
  text.replace(CLASS, (found, name) => (Object.hasOwn(ALIASES, name) ? `:is(${found},${ALIASES[name]})` : found));

function pruned(path) {
  const text = readFileSync(path, "utf8").replace(/\/\*#[^]*?\*\//g, "");
  const unused = new Set([...text.matchAll(CLASS)].map((match) => match[1]).filter((name) => !USED.has(name)));
  const { code } = transform({ filename: path, code: Buffer.from(text), unusedSymbols: [...unused] });
  return code.toString();
}

// Path -> style of every component in use, ready to be bundled.
export function nldsSheets(root) {
  const paths = PACKAGES.map((name) => sheet(root, name));
  const folded = foldTokens(paths.map(pruned), own(root, "."), [...own(root, "tokens"), ...own(root, "nlds")]);
  return new Map(paths.map((path, index) => [path, withAliases(folded[index])]));
}

export function notice(root) {
  const packages = PACKAGES.map((name) => {
    const { version, license } = JSON.parse(readFileSync(join(folder(root, name), "package.json"), "utf8"));
    if (license !== "EUPL-1.2") throw new Error(`${name} has another licence: ${license}`);
    return `${name} ${version}`;
  });
  return (
    "/*! Contains CSS of NL Design System, licensed EUPL-1.2: (c) 2020-2024 Frameless B.V., (c) 2021-2024 Gemeente Utrecht,\n" +
    ` (c) NL Design System community. Changed: other names for classes, unused rules left out. ${packages.join(", ")} */\n`
  );
}
