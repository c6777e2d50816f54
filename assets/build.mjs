// Builds what the browser gets: static/wel/. Run with `npm run build`; the result is committed, so that a
// site needs no Node. The output depends on the sources and the locked packages only: no dates, no paths.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { bundleAsync, Features } from "lightningcss";

import { nldsSheets, notice } from "./nlds.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const SOURCES = join(ROOT, "assets");
const OUT = join(ROOT, "static", "wel");
const RECORD = join(SOURCES, "built.json");
const PARTIAL = join(ROOT, "templates", "partials", "crops.html");

const version = (major, minor = 0) => (major << 16) | (minor << 8);
// The oldest browsers that must do. They lack popovers, the newest also container queries and :has(): every page
// works without those. They also lack media queries as ranges, which lightningcss rewrites for them.
const BROWSERS = {
  chrome: version(109),
  firefox: version(115),
  ios_saf: version(15, 6),
  safari: version(15, 6),
  samsung: version(20),
};
const SCRIPT_BROWSERS = ["chrome106", "firefox115", "safari15.6"];

const NLDS = nldsSheets(ROOT);

const write = (path, content) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};

const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

async function style(entry, target, { banner = "" } = {}) {
  const { code } = await bundleAsync({
    filename: join(SOURCES, "css", entry),
    minify: true,
    targets: BROWSERS,
    exclude: Features.LightDark,
    resolver: {
      resolve: (specifier, from) =>
        specifier.startsWith("npm:") ? join(ROOT, "node_modules", specifier.slice(4)) : join(dirname(from), specifier),
      read: (path) => NLDS.get(path) ?? readFileSync(path, "utf8"),
    },
  });
  write(join(OUT, target), `${banner}${code}\n`);
}

// The look at night for a preview in the admin, whatever the screen of the editor does. Visitors never get these files.
function night(name) {
  const sheet = readFileSync(join(OUT, name), "utf8")
    .replaceAll("(prefers-color-scheme:dark)", "all")
    .replaceAll("color-scheme:light dark", "color-scheme:dark")
    .replace(/url\((["']?)(?!data:|#)/g, "url($1../");
  write(join(OUT, "night", name.split("/").at(-1)), sheet);
}

async function script(name, format) {
  const result = await build({
    entryPoints: [join(SOURCES, "js", name)],
    absWorkingDir: ROOT,
    bundle: true,
    format,
    minify: true,
    target: SCRIPT_BROWSERS,
    charset: "utf8",
    legalComments: "none",
    write: false,
  });
  write(join(OUT, name), result.outputFiles[0].text);
}

// Patterns get their colours from classes, which works inside the document only: they are inlined in every page.
function cropsPartial() {
  const patterns = readFileSync(join(SOURCES, "icons", "crops.svg"), "utf8").match(/<pattern[^]*?<\/pattern>/g);
  const head =
    "{# Patterns of the themes, once in every page: crops, patches and portraits refer to them by id. No inputs. #}\n" +
    "{# Made by `npm run build` from assets/icons/crops.svg; change it there. #}\n";
  const svg = `<svg class="sprite" aria-hidden="true" focusable="false"><defs>\n${patterns.join("\n")}\n</defs></svg>\n`;
  write(PARTIAL, head + svg);
}

// Without comments and line breaks: what a browser needs of the sprite.
function sprite() {
  const text = readFileSync(join(SOURCES, "icons", "sprite.svg"), "utf8");
  write(
    join(OUT, "sprite.svg"),
    `${text
      .replace(/<!--[^]*?-->/g, "")
      .replace(/>\s+</g, "><")
      .trim()}\n`,
  );
}

function copies() {
  for (const folder of ["fonts", "icons/app"]) {
    const target = join(OUT, folder.split("/").at(0));
    for (const path of files(join(SOURCES, folder))) {
      write(join(target, relative(join(SOURCES, folder), path)), readFileSync(path));
    }
  }
}

// What the result was made of and what came out, so that a test can tell without Node whether it is up to date.
function record() {
  const hash = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");
  const hashes = (paths) => Object.fromEntries(paths.map((p) => [relative(ROOT, p).split(sep).join("/"), hash(p)]));
  const made = (path) => path !== RECORD && !/\.pyc?$/.test(path);
  const sources = [...files(SOURCES).filter(made), join(ROOT, "package.json"), join(ROOT, "package-lock.json")];
  const built = [...files(OUT), PARTIAL];
  write(RECORD, `${JSON.stringify({ sources: hashes(sources), built: hashes(built) }, null, 1)}\n`);
}

rmSync(OUT, { recursive: true, force: true });
await style("wel.css", "wel.css", { banner: notice(ROOT) });
for (const folder of ["pages", "themes"]) {
  for (const name of readdirSync(join(SOURCES, "css", folder)).sort()) {
    await style(join(folder, name), join(folder, name));
  }
}
for (const name of ["wel.css", ...readdirSync(join(OUT, "themes")).map((sheet) => `themes/${sheet}`)]) {
  night(name);
}
await script("wel.js", "esm");
// Runs where it stands in the page, before what comes after it is drawn.
await script("alerts.js", "iife");
cropsPartial();
sprite();
copies();
record();
