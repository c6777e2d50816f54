"""The built files are for the oldest browsers that must do, and have no fault that a strict reader would find."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from tests.support.needs import missing

ROOT = Path(settings.BASE_DIR)
BUILT = ROOT / "static" / "wel"
SHEETS = sorted(BUILT.rglob("*.css"))
SCRIPTS = sorted(BUILT.rglob("*.js"))
#: Built anew for these browsers, a file stays as it is. The answer is what each file becomes, or its fault.
_READ = """
import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { transform } from "lightningcss";
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = { chrome: version(109), safari: version(15, 6), ios_saf: version(15, 6), samsung: version(20) };
const answers = process.argv.slice(1).map((path) => {
  const code = readFileSync(path);
  try {
    if (path.endsWith(".css")) {
      const read = transform({ filename: path, code, minify: true, targets, exclude: 1 << 15 });
      return read.warnings.map((warning) => warning.message);
    }
    const target = ["chrome109", "safari15.6"];
    const options = { minify: true, charset: "utf8", legalComments: "none" };
    const made = (goal) => transformSync(code.toString(), { ...options, target: goal }).code;
    const [as, old] = [made(undefined), made(target)];
    return as === old ? [] : ["newer than these browsers"];
  } catch (fault) {
    return [String(fault.message)];
  }
});
console.log(JSON.stringify(answers));
"""
#: What these browsers lack, with the reason why that does no harm.
_NEWER_SCRIPT = (
    "showPopover|hidePopover|togglePopover|structuredClone|findLast|toSorted|toReversed|toSpliced|groupBy|withResolvers|"
    "canParse|fromAsync|checkVisibility|startViewTransition|requestIdleCallback|setHTML|AbortSignal.any|Iterator"
)
_NEWER_VALUES = {
    "color-mix(": "a line between two parts, or a shade in a drawing",
    "light-dark(": "",
    "oklch(": "",
    "dvh": "",
    "svh": "",
    "cqi": "",
    "cqw": "",
    "subgrid": "",
    ":dir(": "",
    ":user-invalid": "",
    "@scope": "",
    "@starting-style": "",
    "@property": "",
    "position-area": "asked for with @supports",
    "content-visibility": "for paper only",
}


def _faults(paths: list[Path]) -> dict[str, list[str]]:
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules" / "lightningcss").exists():
        missing("Node or the packages of package.json are not installed; run npm ci")
    command = [node, "--input-type=module", "--eval", _READ, "--", *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    return dict(zip([path.name for path in paths], json.loads(done.stdout), strict=True))


def test_scripts_and_style_sheets_are_for_the_oldest_browsers() -> None:
    paths = [*SHEETS, *SCRIPTS]

    assert _faults(paths) == {path.name: [] for path in paths}
    assert len(paths) > 5


def test_a_newer_word_and_a_fault_would_be_seen(tmp_path: Path) -> None:
    texts = {
        "new.js": "class A { static { this.a = /(?<=a)b/v } }",
        "bad.js": "let = (",
        "bad.css": "a{color:red",
        "odd.css": "a{}}b{color:red}",
        "good.css": "a{color:red}",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    found = _faults([tmp_path / name for name in texts])

    assert {name for name, faults in found.items() if faults} == {"new.js", "bad.js", "odd.css"}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_ask_for_nothing_that_these_browsers_lack(path: Path) -> None:
    assert re.findall(rf"\.(?:{_NEWER_SCRIPT})\b", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_style_sheets_use_only_the_newer_values_that_do_no_harm(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert [word for word, reason in _NEWER_VALUES.items() if not reason and word in text] == []
