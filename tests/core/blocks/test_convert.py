"""Content files as blocks: values, stable ids, and faults with their line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Locale

from core.blocks import BodyBlock
from core.blocks.convert import MarkdownError, markdown_to_stream
from core.demo.files import read_items
from core.demo.media_list import read_media_list
from core.models import CustomDocument, CustomImage
from regioplan.models import GlossaryTerm
from tests.support.media import make_document, make_image

BODY = BodyBlock()
ROOT = Path(__file__).resolve().parents[3]


class Finder:
    """Finds by title, as the demo does."""

    def __init__(self, **pages: Any) -> None:
        self.pages = pages

    def page(self, path: str) -> Any | None:
        return self.pages.get(path.strip("/"))

    def image(self, title: str) -> Any | None:
        return CustomImage.objects.filter(title=title).first()

    def document(self, title: str) -> Any | None:
        return CustomDocument.objects.filter(title=title).first()

    def snippet(self, model: Any, slug: str) -> Any | None:
        return model.objects.filter(slug=slug).first()


def convert(text: str, finder: Any = None) -> list[dict[str, Any]]:
    return list(BODY.get_prep_value(markdown_to_stream(text, BODY, finder)))


def kinds_and_values(text: str, finder: Any = None) -> list[tuple[str, Any]]:
    return [(block["type"], block["value"]) for block in convert(text, finder)]


def one(text: str, finder: Any = None) -> dict[str, Any]:
    (block,) = convert(text, finder)
    value: dict[str, Any] = block["value"]
    return value


def items(value: dict[str, Any], name: str = "items") -> list[Any]:
    return [item["value"] for item in value[name]]


def test_text_and_headings(db: None) -> None:
    assert kinds_and_values("Een.\n\nTwee.\n\n## Kop\n\n- a\n\n### Onder\n") == [
        ("text", "<p>Een.</p><p>Twee.</p>"),
        ("heading", {"text": "Kop", "level": "h2", "anchor": ""}),
        ("text", "<ul><li>a</li></ul>"),
        ("heading", {"text": "Onder", "level": "h3", "anchor": ""}),
    ]


def test_empty_text_gives_no_blocks(db: None) -> None:
    assert convert("\n\n") == []


def test_converting_again_changes_nothing(db: None) -> None:
    text = "Een.\n\n::: steps\nitems:\n  - title: a\n    text: b\n  - title: c\n    text: d\n:::\n\nTwee."

    first, second = convert(text), convert(text)

    assert first == second
    assert len({block["id"] for block in first}) == 3
    assert len({item["id"] for item in first[1]["value"]["items"]}) == 2


def test_changing_words_keeps_the_ids(db: None) -> None:
    before, after = convert("Een.\n\n## Kop\n\nTwee."), convert("Anders.\n\n## Kop\n\nOok anders.")

    assert [block["id"] for block in before] == [block["id"] for block in after]


def test_quote(db: None) -> None:
    assert one("::: quote\ntext: Dag\nname: Noor\nrole: student\nfictional: true\n:::") == {
        "text": "Dag",
        "name": "Noor",
        "role": "student",
        "fictional": True,
    }


def test_callout_with_a_link(db: None) -> None:
    assert one("::: callout\nkind: let-op\ntitle: Pas op\ntext: Bel [ons](/hulp/).\n:::") == {
        "kind": "let-op",
        "title": "Pas op",
        "text": '<p>Bel <a href="/hulp/">ons</a>.</p>',
    }


def test_table(db: None) -> None:
    value = one("::: table\ncaption: C\nheader: [A, B]\nrows:\n  - [a, 1]\n  - [b, '2']\n:::")

    assert items(value, "header") == ["A", "B"]
    assert [[cell["value"] for cell in row["cells"]] for row in items(value, "rows")] == [["a", "1"], ["b", "2"]]
    assert (value["caption"], value["row_headers"]) == ("C", True)


def test_statistics_with_a_number_that_is_no_text(db: None) -> None:
    value = one("::: statistics\nitems:\n  - value: 12\n    label: mensen\n    source: telling\n    date: 2026\n:::")

    assert items(value) == [{"value": "12", "label": "mensen", "source": "telling", "date": "2026"}]


def test_timeline_accordion_partners_and_cards(db: None) -> None:
    text = (
        "::: timeline\nitems:\n  - {when: nu, title: a}\n  - {when: later, title: b}\n:::\n"
        "::: accordion\nitems:\n  - {title: V, text: A}\n:::\n"
        "::: partners\nitems:\n  - {name: N, url: ''}\n:::\n"
        "::: cards\nitems:\n  - {title: K, text: t, icon: weg}\n:::"
    )

    assert [(kind, items(value)[0]) for kind, value in kinds_and_values(text)] == [
        ("timeline", {"when": "nu", "title": "a", "text": ""}),
        ("accordion", {"title": "V", "text": "<p>A</p>"}),
        ("partners", {"name": "N", "text": "", "url": "", "logo": None}),
        ("cards", {"title": "K", "text": "t", "icon": "weg", "link": {"page": None, "url": ""}}),
    ]


def test_link_to_a_page_and_to_an_address(home: Any) -> None:
    finder = Finder(hulp=home)

    assert [
        value["link"]
        for _kind, value in kinds_and_values(
            "::: button\ntext: A\nlink: /hulp/\n:::\n::: button\ntext: B\nlink: /mijn/knipkaart/\n:::", finder
        )
    ] == [{"page": home.pk, "url": ""}, {"page": None, "url": "/mijn/knipkaart/"}]


def test_picture_document_sound_and_word_by_name(home: Any) -> None:
    image, document, sound = make_image("Tuin"), make_document("Plan"), make_document("Ria", "mp3")
    term = GlossaryTerm.objects.create(term="GLI", slug="gli", short="s", locale=Locale.get_default())
    text = (
        "::: image\nimage: Tuin\nalt: Een tuin\ncaption: Mooi\n:::\n"
        "::: download\ndocument: Plan\n:::\n"
        "::: audio\ntitle: Ria\ndocument: Ria\ntranscript: Hallo\n:::\n"
        "::: glossary\nitems: [gli]\n:::"
    )

    picture, download, audio, glossary = (value for _kind, value in kinds_and_values(text, Finder()))

    assert picture == {"image": {"image": image.pk, "alt_text": "Een tuin", "decorative": False}, "caption": "Mooi"}
    assert download["document"] == document.pk
    assert (audio["document"], audio["episode"], audio["transcript"]) == (sound.pk, None, "<p>Hallo</p>")
    assert items(glossary) == [term.pk]


def test_number_and_empty_block(db: None) -> None:
    with pytest.raises(MarkdownError, match=r"^regel 1: blok 'newsletter': 'title': Dit is een verplicht"):
        convert("::: newsletter\n:::")
    assert one("::: contact\ntitle: GGD\nphone: 088 002 99 10\n:::")["phone"] == "088 002 99 10"
    assert one("::: listing\nkind: initiatives\nlimit: 2\n:::")["limit"] == 2
    with pytest.raises(MarkdownError, match="'limit': hier hoort een getal"):
        convert("::: listing\nkind: initiatives\nlimit: veel\n:::")


FAULTS = [
    ("a\n\n# Titel", "regel 3: een kop begint met ## of ###; # is de titel van de pagina"),
    ("a\n\n## K\n\nb `c`", "regel 5: tekst tussen `…` (haal de streepjes weg) kan hier niet"),
    ("a\n:::", "regel 2: hier sluit ':::' een blok dat niet begonnen is; haal de regel weg"),
    ("a\n::: callout\ntitle: b", "regel 2: het blok 'callout' heeft geen einde. Zet ':::' op een eigen regel eronder"),
    (
        "::: callout\n::: quote\n:::",
        "regel 1: het blok 'callout' heeft geen einde. Zet ':::' op een eigen regel eronder",
    ),
    (
        "::: callout\nkind: tip\ntext: Bel: nu\n:::",
        (
            "regel 3: blok 'callout': dit is geen geldige YAML (mapping values are not allowed here). Zet tekst met "
            "een dubbele punt tussen aanhalingstekens"
        ),
    ),
    ("\n::: quote\n- a\n:::", "regel 2: blok 'quote': hier horen namen met een waarde, zoals 'text: …'"),
    (
        "::: quote\ntekst: a\n:::",
        "regel 1: blok 'quote': 'tekst' bestaat hier niet. Kies uit: text, name, role, fictional",
    ),
    ("::: quote\ntext: [a]\nname: b\n:::", "regel 1: blok 'quote': 'text': hier hoort één stuk tekst, geen lijst"),
    ("::: quote\ntext: a\nname: b\nfictional: ja\n:::", "regel 1: blok 'quote': 'fictional': hier hoort true of false"),
    (
        "::: steps\nitems: a\n:::",
        "regel 1: blok 'steps': 'items': hier hoort een lijst, met een streepje voor elk ding",
    ),
    (
        "::: download\ndocument: Weg\n:::",
        "regel 1: blok 'download': 'document': 'Weg' is niet gevonden. Kijk of de naam precies zo geschreven is",
    ),
    (
        "::: callout\nkind: tip\ntitle: a\ntext: '# b'\n:::",
        "regel 1: blok 'callout': 'text': een kop begint met ## of ###; # is de titel van de pagina",
    ),
    (
        "::: table\ncaption: C\nheader: [A, B]\nrows:\n  - [a]\n:::",
        "regel 1: blok 'table': 'rows', nummer 1: Rij 1 heeft 1 vakjes, maar er zijn 2 koppen. Maak dat gelijk.",
    ),
    (
        "::: table\ncaption: C\nheader: [A, B]\nrows: a\n:::",
        "regel 1: blok 'table': 'rows': hier hoort een lijst, met een streepje voor elk ding",
    ),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_fault_names_the_line_and_what_to_do(db: None, text: str, message: str) -> None:
    with pytest.raises(MarkdownError) as caught:
        convert(text)

    assert str(caught.value) == message


def test_unknown_block_names_the_ones_that_exist(db: None) -> None:
    with pytest.raises(MarkdownError) as caught:
        convert("::: carrousel\n:::")

    assert str(caught.value).startswith(
        "regel 1: het blok 'carrousel' bestaat niet. Kies uit: accordion, audio, button"
    )


def test_names_are_not_found_without_a_resolver_and_with_an_empty_one(db: None) -> None:
    for finder in (None, Finder()):
        with pytest.raises(MarkdownError, match="'Weg' is niet gevonden"):
            convert("::: image\nimage: Weg\nalt: a\n:::", finder)
    with pytest.raises(MarkdownError, match="'/weg/' is niet gevonden"):
        convert("::: audio\ntitle: a\nepisode: /weg/\n:::", Finder())


def test_every_content_file_converts(db: None) -> None:
    for entry in read_media_list(ROOT / "content" / "media"):
        make_image(entry.title)

    texts = [item.body for item in read_items(ROOT / "content") if item.body.strip()]

    assert texts
    assert [text for text in texts if not markdown_to_stream(text, BODY, Finder())] == []
