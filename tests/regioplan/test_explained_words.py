"""Pages explain hard words of the glossary where they first use them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from core.glossary import synonym_groups
from regioplan.glossary import forms_of
from regioplan.models import GlossaryException
from tests.support.admin import edit_url
from tests.support.html import PageView, view
from tests.support.pages import make_page
from tests.support.words import make_word


def text_page(home: Any, *texts: str, **values: Any) -> Any:
    """A page with a text in each block."""
    body = [{"type": "text", "value": text} for text in texts]
    return make_page("home.StandardPage", home, title="Uitleg", body=body, **values)


def explained(seen: PageView) -> list[str]:
    """The words that are buttons."""
    return [button.get_text() for button in seen.main.select("dfn > button.term")]


def test_a_word_is_a_button_that_opens_its_explanation(home: Any, client: Any) -> None:
    make_word("mantelzorg", short="Zorgen voor <iemand>.")
    text_page(home, "<p>Geeft u <b>mantelzorg</b>?</p>")

    seen = view(client, "/uitleg/")

    button = seen.main.select_one("p b > dfn > button.term")
    opened = seen.main.find(id=button["popovertarget"])
    assert (button.get_text(), button["type"]) == ("mantelzorg", "button")
    assert (opened.name, opened["popover"], opened.parent.name) == ("span", "", "b")
    assert "Zorgen voor <iemand>." in opened.get_text()
    assert opened.a["href"] == "/woordenlijst/mantelzorg/"
    closing = opened.find("button", {"popovertargetaction": "hide"})
    assert (closing["popovertarget"], closing.get_text()) == (button["popovertarget"], "Sluit de uitleg")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<p>Bel het wijkteam, of kom.</p>", "wijkteam,"),
        ("<p>Dat is het (wijkteam).</p>", "(wijkteam)."),
        ("<p>Wat is een “wijkteam”?</p>", "“wijkteam”?"),
        ('<p>Het "wijkteam" helpt.</p>', '"wijkteam"'),
        ("<p>Het wijkteam helpt.</p>", ""),
        ("<p>Het wijkteam – dat helpt.</p>", ""),
    ],
)
def test_signs_stay_on_the_line_of_the_word(home: Any, client: Any, text: str, kept: str) -> None:
    make_word("wijkteam")
    text_page(home, text)

    seen = view(client, "/uitleg/")

    assert [part.get_text() for part in seen.main.select(".keep")] == ([kept] if kept else [])
    assert len(seen.main.select(".keep > dfn > .term")) == bool(kept)
    for popover in seen.main.select(".pop"):
        popover.decompose()
    assert text.removeprefix("<p>").removesuffix("</p>") in seen.main.get_text()


def test_only_the_first_use_on_the_whole_page(home: Any, client: Any) -> None:
    make_word("mantelzorg")
    text_page(home, "<p>Mantelzorg en mantelzorg.</p>", "<p>Nog eens mantelzorg.</p>")

    assert explained(view(client, "/uitleg/")) == ["Mantelzorg"]


def test_at_most_five_words_each_with_its_own_id(home: Any, client: Any) -> None:
    words = ["huisarts", "mantelzorg", "inloop", "indicatie", "dementie", "domotica"]
    for term in words:
        make_word(term)
    text_page(home, *(f"<p>Een {term}.</p>" for term in words))

    seen = view(client, "/uitleg/")

    assert explained(seen) == words[:5]
    assert [pop["id"] for pop in seen.main.select("[popover]")] == [f"uitleg-{number}" for number in range(1, 6)]


def test_not_in_headings_links_summaries_and_contact_data(home: Any, client: Any) -> None:
    make_word("inloop")
    body = [
        {"type": "heading", "value": {"text": "De inloop", "level": "h2", "anchor": ""}},
        {"type": "text", "value": '<p><a href="https://voorbeeld.example/">Naar de inloop</a></p>'},
        {"type": "contact", "value": {"title": "De inloop", "phone": "088 002 99 10"}},
        {"type": "quote", "value": {"text": "Ik ga naar de inloop.", "name": "Ria", "role": "", "fictional": True}},
    ]
    make_page("home.StandardPage", home, title="Uitleg", body=body, search_description="Kom naar de inloop.")

    assert explained(view(client, "/uitleg/")) == []


def test_blocks_that_explain_do_so_too(home: Any, client: Any) -> None:
    terms = {"steps": "inloop", "accordion": "huisarts", "callout": "indicatie", "timeline": "dementie"}
    for term in terms.values():
        make_word(term)
    titled = [{"title": "Eerst", "text": "<p>De {}.</p>"}, {"title": "Dan", "text": "<p>Klaar.</p>"}]

    def items(term: str) -> list[dict[str, str]]:
        return [{**item, "text": item["text"].format(term)} for item in titled]

    body = [
        {"type": "steps", "value": {"title": "Zo", "items": items("inloop")}},
        {"type": "accordion", "value": {"title": "Vragen", "items": items("huisarts")}},
        {"type": "callout", "value": {"kind": "info", "title": "Weet", "text": "<p>Een indicatie.</p>"}},
        {
            "type": "timeline",
            "value": {
                "title": "Tijd",
                "items": [
                    {"when": "Nu", "title": "Een", "text": "Over dementie & <meer>."},
                    {"when": "Later", "title": "Twee", "text": ""},
                ],
            },
        },
    ]
    make_page("home.StandardPage", home, title="Uitleg", body=body)

    seen = view(client, "/uitleg/")

    assert explained(seen) == list(terms.values())
    assert "&amp; &lt;meer&gt;." in seen.html


def test_a_dutch_text_on_an_english_address(home: Any, client: Any) -> None:
    make_word("mantelzorg")
    text_page(home, "<p>Geeft u mantelzorg?</p>")

    seen = view(client, "/en/uitleg/")

    opened = seen.main.select_one("[popover]")
    assert seen.main["lang"] == "nl"
    assert (opened.strong.get("lang"), opened.strong.get_text()) == (None, "mantelzorg")
    assert (opened.a["lang"], opened.a["href"], opened.a.get_text()) == (
        "en",
        "/en/woordenlijst/mantelzorg/",
        "More about this word",
    )
    assert (opened.button["lang"], opened.button.get_text()) == ("en", "Close the explanation")


def test_a_page_can_leave_out_one_word(home: Any, client: Any) -> None:
    word = make_word("mantelzorg")
    make_word("huisarts")
    page = text_page(home, "<p>De huisarts en mantelzorg.</p>")
    GlossaryException.objects.create(page=page, term=word)

    assert explained(view(client, "/uitleg/")) == ["huisarts"]


def test_a_page_can_leave_out_all_words(home: Any, client: Any) -> None:
    make_word("huisarts")
    page = text_page(home, "<p>De huisarts.</p>")
    before = explained(view(client, "/uitleg/"))
    exception = GlossaryException.objects.create(page=page)
    with_exception = explained(view(client, "/uitleg/"))
    exception.delete()

    assert (before, with_exception, explained(view(client, "/uitleg/"))) == (["huisarts"], [], ["huisarts"])


def test_an_exception_stands_once(home: Any) -> None:
    word, page = make_word("huisarts"), text_page(home)
    for term in (word, None):
        GlossaryException.objects.create(page=page, term=term)
        with pytest.raises(IntegrityError), transaction.atomic():
            GlossaryException.objects.create(page=page, term=term)

    assert [str(each) for each in GlossaryException.objects.order_by("pk")] == ["Uitleg: huisarts", "Uitleg: *"]


def test_a_change_is_seen_at_once(home: Any, client: Any) -> None:
    word = make_word("huisarts")
    text_page(home, "<p>De huisarts.</p>")
    before = view(client, "/uitleg/").text
    word.short = "Een dokter in de buurt."
    word.save()

    after = view(client, "/uitleg/").text

    assert ("Een dokter in de buurt." in before, "Een dokter in de buurt." in after) == (False, True)


def test_parts_of_the_plan_explain_words(home: Any, fixed: Any, client: Any) -> None:
    make_word("inloop")
    page = make_page("regioplan.BuildingBlockPage", fixed("/regioplan/"), title="Samen", what="<p>Een inloop.</p>")

    assert explained(view(client, page.url)) == ["inloop"]


def test_outside_a_page_a_text_stays_as_it_is(home: Any) -> None:
    make_word("huisarts")
    template = Template("{% load glossary_tags %}{% explain text %}")

    html = template.render(Context({"text": "De huisarts & <u>", "request": RequestFactory().get("/")}))

    assert html == "De huisarts &amp; &lt;u&gt;"


def test_other_forms_of_a_word_and_no_real_synonyms(home: Any) -> None:
    care = make_word("mantelzorg", synonyms="mantelzorger\nzorg voor een naaste")
    doctor = make_word("huisarts", synonyms="dokter")
    budget = make_word("persoonsgebonden budget", abbreviation="pgb")

    assert [forms_of(each) for each in (care, doctor, budget)] == [
        ("mantelzorg", "mantelzorger"),
        ("huisarts",),
        ("persoonsgebonden budget", "pgb"),
    ]


def test_a_word_with_more_meanings_is_found_but_not_explained(home: Any, client: Any) -> None:
    make_word("mentor", explain_in_text=False, synonyms="mentorschap")
    make_word("indicatie")
    page = text_page(home, "<p>Vraag uw mentor om een indicatie.</p>")

    assert explained(view(client, page.url)) == ["indicatie"]
    assert ("mentor", "mentorschap") in synonym_groups("nl")


def test_nothing_stands_between_a_name_and_its_number(home: Any, client: Any) -> None:
    make_word("Veilig Thuis")
    callouts = ["<p>Bel Veilig Thuis op 0800 20 00.</p>", "<p>Veilig Thuis helpt u verder.</p>"]
    for shown, text in zip((0, 1), callouts, strict=True):
        body = [{"type": "callout", "value": {"kind": "info", "title": "Hulp", "text": text}}]
        page = make_page("home.StandardPage", home, title=f"Kader {shown}", body=body)

        assert len(explained(view(client, page.url))) == shown


def test_an_editor_comes_from_the_page_to_the_form(fixed: Any, admin_client: Any) -> None:
    page = fixed("/over/")

    form = admin_client.get(edit_url(page)).content.decode()
    address = f"{reverse('wagtailsnippets_regioplan_glossaryexception:add')}?page={page.pk}"

    assert "Leg hier een woord niet uit" in form
    assert address in form
    assert admin_client.get(address).context["form"].instance.page.pk == page.pk


@pytest.mark.parametrize("number", ["", "abc", "999999999999999999999", "-1", "0"])
def test_a_page_that_is_not_there_is_left_open(db: None, admin_client: Any, number: str) -> None:
    answer = admin_client.get(reverse("wagtailsnippets_regioplan_glossaryexception:add"), {"page": number})

    assert (answer.status_code, answer.context["form"].instance.page_id) == (200, None)
