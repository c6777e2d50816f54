"""Content files: a head in YAML, then Markdown; a fault names file, line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from core.demo.files import ContentError, fingerprints, read_item, read_items, read_yaml_file
from core.demo.registry import page_types, row_types
from tests.support.processes import ROOT

GOOD = '---\ntype: blog\ntitle: "Dag: allemaal"\n---\n\nEen regel.\n---\nEn nog een.\n'


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_good_file(tmp_path: Path) -> None:
    item = read_item(write(tmp_path / "blog" / "dag.md", GOOD), "blog")

    assert (item.key, item.slug, item.type_name, item.language) == ("blog/dag", "dag", "blog", "nl")
    assert item.head == {"type": "blog", "title": "Dag: allemaal"}
    assert (item.body, item.body_line) == ("\nEen regel.\n---\nEn nog een.", 5)
    assert item.is_translation is False
    assert len(item.fingerprint) == 64


def test_the_head_may_say_more(tmp_path: Path) -> None:
    text = "---\ntype: blog\nslug: hallo\nlocale: en\ntranslation_of: /x/\n---\n"

    item = read_item(write(tmp_path / "dag.md", text), "blog")

    assert (item.slug, item.language, item.is_translation, item.body) == ("hallo", "en", True, "")


@pytest.mark.parametrize("text", [GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD])
def test_files_of_other_systems(text: str, tmp_path: Path) -> None:
    assert read_item(write(tmp_path / "dag.md", text), "blog").head["title"] == "Dag: allemaal"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "dag.md, regel 1: de eerste regel moet '---' zijn"),
        ("type: blog\n---\n", "dag.md, regel 1: de eerste regel moet '---' zijn"),
        ("---\ntype: blog\ntitle: x\n", "dag.md, regel 3: de regel '---' na de kop ontbreekt"),
        ("---\ntype: blog\ntitle: een: twee\n---\n", "dag.md, regel 3: dit is geen geldige YAML: mapping values are"),
        ("---\ntype: blog\nlijst: [een\n---\n", "dag.md, regel 3: dit is geen geldige YAML: expected ',' or ']'"),
        ("---\ntype: blog\ndatum: 2026-02-30\n---\n", "dag.md, regel 2: dit is geen geldige YAML: day is out of range"),
        ("---\ntype: \x07\n---\n", "dag.md, regel 2: dit is geen geldige YAML: unacceptable character"),
        ("---\ntitle: x\n---\n", "dag.md, regel 2: de kop heeft een 'type' nodig, zoals 'type: blog'"),
        ("---\n- een\n---\n", "dag.md, regel 2: de kop heeft een 'type' nodig, zoals 'type: blog'"),
        (b"---\ntype: blog\ntitle: caf\xe9\n---\n", "dag.md, regel 3: bewaar het bestand als UTF-8"),
    ],
)
def test_a_fault_has_a_place(text: str | bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        read_item(write(tmp_path / "dag.md", text), "blog")

    assert str(raised.value).startswith(f"content/{tmp_path.name}/{message}")


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        read_yaml_file(tmp_path / "core" / "taxonomies.yaml")

    assert str(raised.value) == "content/core/taxonomies.yaml: dit bestand ontbreekt"


def test_an_error_gets_the_line_of_the_head_it_names(tmp_path: Path) -> None:
    text = "---\ntype: blog\ntitle: x\nthemes: [a]\n---\nthemes: geen kop\n"
    item = read_item(write(tmp_path / "dag.md", text), "blog")

    assert str(item.error("'themes': 'a' bestaat niet")) == "content/blog/dag.md, regel 4: 'themes': 'a' bestaat niet"
    assert str(item.error("'audiences': leeg")) == "content/blog/dag.md, regel 2: 'audiences': leeg"
    assert str(item.error("iets")) == "content/blog/dag.md, regel 2: iets"
    assert str(item.error("iets", 9)) == "content/blog/dag.md, regel 9: iets"
    assert str(ContentError("x.md", "iets")) == "x.md: iets"


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (("title",), 3),
        (("service", "phones", 1, "number"), 9),
        (("service", "phones", 1), 8),
        (("service", "phones", 7), 5),
        (("service", "phones", "x"), 5),
        (("service", "email"), 4),
        (("bestaat-niet",), 2),
    ],
)
def test_an_error_leads_to_the_value_or_as_near_as_possible(
    at: tuple[str | int, ...], line: int, tmp_path: Path
) -> None:
    head = "type: x\ntitle: y\nservice:\n  phones:\n    - number: 1\n      description: a\n    - description: b\n"
    item = read_item(write(tmp_path / "dag.md", f"---\n{head}      number: 2\n---\n"), "blog")

    assert str(item.error("mis", at=at)) == f"content/blog/dag.md, regel {line}: mis"


def test_a_value_that_can_not_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    item = read_item(write(tmp_path / "dag.md", "---\ntype: x\nlijst:\n  - dag: ooit\n---\n"), "blog")

    with pytest.raises(ContentError) as raised:
        item.value(int, "ooit", at=("lijst", 0, "dag"))

    assert item.value(int, "7", at=("lijst", 0, "dag")) == 7
    assert str(raised.value).startswith("content/blog/dag.md, regel 4: 'dag': invalid literal for int()")


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (KeyError("title"), "regel 3: 'title' ontbreekt"),
        (ValueError("te lang"), "regel 2: hier past iets niet: te lang"),
        (TypeError("geen lijst"), "regel 2: hier past iets niet: geen lijst"),
        (IntegrityError("dubbel"), "regel 2: hier past iets niet: dubbel"),
        (ValidationError({"title": ["Te lang.", "Te raar."]}), "regel 3: 'title': Te lang. Te raar."),
        (ValidationError("Kan niet."), "regel 2: 'type': Kan niet."),
        (ContentError("ander.md", "mis", 7), "ander.md, regel 7: mis"),
    ],
)
def test_any_fault_while_a_file_is_used_is_a_fault_of_the_file(fault: Exception, message: str, tmp_path: Path) -> None:
    item = read_item(write(tmp_path / "dag.md", "---\ntype: blog\ntitle: x\n---\n"), "blog")

    with pytest.raises(ContentError) as raised, item.faults():
        raise fault

    assert str(raised.value).endswith(message)


def test_a_mistake_in_our_code_is_no_fault_of_a_file(tmp_path: Path) -> None:
    item = read_item(write(tmp_path / "dag.md", GOOD), "blog")

    with pytest.raises(RuntimeError), item.faults():
        raise RuntimeError


def test_files_are_read_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b/een.md", "a/twee.md", "a/een.md", "los.md", "a/b/diep.md"):
        write(tmp_path / name, GOOD)

    assert [item.key for item in read_items(tmp_path)] == ["a/een", "a/twee", "b/een"]


def test_a_fingerprint_changes_with_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "blog" / "dag.md", GOOD)
    write(tmp_path / "core" / "taxonomies.yaml", "themes: []")
    before = fingerprints(tmp_path)

    path.write_text(GOOD + " ")
    after = fingerprints(tmp_path)

    assert set(before) == set(after) == {"blog/dag", "core/taxonomies.yaml"}
    assert before["blog/dag"] != after["blog/dag"]
    assert before["core/taxonomies.yaml"] == after["core/taxonomies.yaml"]
    assert after["blog/dag"] == next(read_items(tmp_path)).fingerprint


def test_every_file_of_the_demo_can_be_read_and_has_a_known_type() -> None:
    known = {*page_types(), *row_types()}

    unknown = [item.key for item in read_items(ROOT / "content") if item.type_name not in known]

    assert unknown == []
