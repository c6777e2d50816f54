"""Every page type that has prose explains hard words in it; what surrounds the prose stays as it is."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any, Final

import pytest
import time_machine
from wagtail.fields import RichTextField

from core import local_cache
from core.glossary import MOST_ON_A_PAGE
from core.page_checks import page_models
from regioplan.models import GlossaryTerm
from tests.support.html import PageView, view
from tests.support.languages import make_translation
from tests.support.pages import make_page
from tests.support.queries import warm_queries
from tests.support.words import make_word

TERMS: Final = ("dementie", "huisarts", "indicatie", "inloop", "mantelzorg")
#: Lines that editors write for the prose of a page, outside rich text, by page type.
LINES: Final = {
    "academy.eventpage": "registration",
    "academy.sessiontypepage": "learn",
    "home.accessibilitystatementpage": "deviations",
    "initiatives.projectpage": "goals",
    "library.fundingschemepage": "for_whom",
}


def explained(seen: PageView) -> list[str]:
    """The words that are buttons."""
    return [button.get_text() for button in seen.main.select("dfn > button.term")]


def _prose_fields(model: Any) -> list[str]:
    """Every field of this type that holds prose for readers, apart from the blocks."""
    fields = model._meta.get_fields()
    rich = [field.name for field in fields if isinstance(field, RichTextField) and field.name != "easy_text"]
    line = LINES.get(model._meta.label_lower)
    return [*rich, *([line] if line else [])]


@pytest.mark.parametrize("model", page_models(), ids=lambda model: model._meta.label_lower)
def test_each_page_type_explains_words_in_all_its_prose(model: Any, home: Any, client: Any) -> None:
    fields = [*_prose_fields(model), "body"]
    values: dict[str, Any] = {name: f"<p>De {term}.</p>" for name, term in zip(fields, TERMS, strict=False)}
    values["body"] = [{"type": "text", "value": values["body"]}]
    for term in TERMS:
        make_word(term)
    page = make_page(model._meta.label, home, title="Uitleg", search_description="Kort over dagbesteding.", **values)
    make_word("dagbesteding")

    seen = view(client, page.url)

    assert sorted(explained(seen)) == list(TERMS[: len(fields)])


def test_words_of_the_list_explain_no_words(home: Any, client: Any) -> None:
    make_word("huisarts")
    make_word("mantelzorg", text="<p>Vraag de huisarts.</p>", examples="Bel de huisarts.")

    for path in ("/woordenlijst/", "/woordenlijst/mantelzorg/"):
        assert explained(view(client, path)) == []


def test_a_dutch_word_is_no_english_one(home: Any, client: Any) -> None:
    make_word("respite", language="en", short="Time off for who cares.")
    make_word("carer")
    body = [{"type": "text", "value": "<p>A carer needs respite.</p>"}]
    page = make_page("home.StandardPage", home, title="Uitleg")
    make_translation(page, title="Words", body=body)

    seen = view(client, "/en/uitleg/")

    assert (seen.headings, explained(seen)) == (["Words"], ["respite"])
    assert seen.main.select_one("[popover]").a["href"] == "/en/woordenlijst/respite/"


class _Nesting(HTMLParser):
    """Tags that are closed in another order than they were opened, and the words outside explanations."""

    _VOID = frozenset({"br", "img", "use", "path", "hr", "input"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.faults: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._VOID:
            return
        names = {name for name, _open in self.open}
        if (tag in {"button", "a"} and names & {"button", "a"}) or (tag in {"div", "p", "ul"} and "p" in names):
            self.faults.append(f"{tag} in {sorted(names)}")
        self.open.append((tag, "popover" in dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._VOID:
            return
        if not self.open or self.open.pop()[0] != tag:
            self.faults.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not any(is_popover for _name, is_popover in self.open):
            self.words.append(data)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Een <b>huisarts</b> &amp; <i>mantelzorg</i><br/>of inloop.</p>",
        "<ul><li>huisarts</li><li><b>Mantel</b>zorg en mantelzorg</li></ul>",
        "<p><i><b>huisarts mantelzorg inloop indicatie dementie</b></i></p>",
        '<p><a href="https://voorbeeld.example/?huisarts=mantelzorg">huisarts</a> en &lt;huisarts&gt;</p>',
        "<p>huisarts</p><p>mantelzorg</p><ol><li>inloop <b>indicatie</b></li></ol>",
        "<p>5 &lt; 6 &gt; huisarts &quot;mantelzorg&quot; 'inloop' (indicatie) dementie!</p>",
    ],
)
def test_explanations_stand_well_in_the_text(html: str, home: Any, client: Any) -> None:
    for term in TERMS:
        make_word(term, short="Kort & <goed>")
    body = [{"type": "text", "value": html}]
    page = make_page("home.StandardPage", home, title="Uitleg", body=body)
    plain = _Nesting(html)

    seen = view(client, page.url)

    prose = _Nesting(seen.html.split('<div class="prose" id="tekst">')[1].split("</div>")[0])
    assert (plain.faults, prose.faults, prose.open) == ([], [], [])
    assert "".join(prose.words).split() == "".join(plain.words).split()
    assert len(explained(seen)) >= 1


def test_no_more_than_five_and_all_shorter_forms_too(home: Any, client: Any) -> None:
    make_word("persoonsgebonden budget", abbreviation="pgb")
    make_word("budget")
    body = [{"type": "text", "value": "<p>Persoonsgebonden budgetten zijn geen budget. Een pgb ook niet.</p>"}]
    page = make_page("home.StandardPage", home, title="Uitleg", body=body)

    assert explained(view(client, page.url)) == ["Persoonsgebonden budgetten", "budget"]


def test_once_known_words_cost_no_query(home: Any, client: Any) -> None:
    texts = [f"<p>De {term} en nog eens {term}.</p>" for term in TERMS] * 3
    body = [{"type": "text", "value": text} for text in texts]
    page = make_page("home.StandardPage", home, title="Uitleg", body=body)
    without = warm_queries(client, page.url)
    for term in TERMS:
        make_word(term)

    assert warm_queries(client, page.url) == without
    assert len(explained(view(client, page.url))) == MOST_ON_A_PAGE


def test_a_change_by_another_process_is_seen_in_time(home: Any, client: Any) -> None:
    make_word("huisarts", short="Eerst.")
    body = [{"type": "text", "value": "<p>De huisarts.</p>"}]
    page = make_page("home.StandardPage", home, title="Uitleg", body=body)
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        view(client, page.url)
        GlossaryTerm.objects.update(short="Daarna.")  # sends no signal, as another process sends none here
        before = view(client, page.url).text
        clock.shift(local_cache.SECONDS + 1)
        after = view(client, page.url).text

    assert ("Eerst." in before, "Daarna." in after) == (True, True)
