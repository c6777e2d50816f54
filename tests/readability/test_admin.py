"""The coach in the admin: panel, list of words, report, page listing."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import translation

from readability import services
from readability.analysis import Block, BlockKind
from readability.editor import reports
from readability.editor.panels import panel_json
from readability.editor.views import MOST_BYTES, words_address
from readability.models import JargonEntry
from tests.support.admin import edit_url, form_of
from tests.support.difficult import BLOCK_ID, EASY, HARD, text_block

CHECK = ("b1:check", ["home", "standardpage"])


def check(client: Any, data: dict[str, Any]) -> Any:
    return client.post(reverse(CHECK[0], args=CHECK[1]), data)


@pytest.mark.parametrize(("text", "tone"), [(HARD, "rood"), (EASY, "groen"), ("Kom eens langs.", "groen")])
def test_the_form_is_judged_as_it_is(admin_client: Any, text: str, tone: str) -> None:
    answer = check(admin_client, {"search_description": text, "body-count": "0"})

    assert (answer.status_code, answer.json()["tone"]) == (200, tone)


def test_a_finding_names_its_block(admin_client: Any) -> None:
    findings = check(admin_client, text_block("De implementatie start morgen.")).json()["findings"]

    assert [(finding["text"], finding["block_id"]) for finding in findings if finding["alternatives"]] == [
        ("implementatie", BLOCK_ID)
    ]


def test_a_finding_says_which_plain_words_fit(admin_client: Any) -> None:
    findings = check(admin_client, text_block("De kwaliteit is geborgd.")).json()["findings"]

    assert [(finding["alternatives"], finding["replacements"]) for finding in findings if finding["alternatives"]] == [
        (["zorgen dat het zo blijft", "vastgelegd"], ["vastgelegd"])
    ]


def test_half_a_form_is_refused(admin_client: Any) -> None:
    assert check(admin_client, {}).status_code == 400


def test_only_page_types_are_judged(admin_client: Any) -> None:
    assert admin_client.post(reverse(CHECK[0], args=["auth", "user"])).status_code == 404
    assert admin_client.post(reverse(CHECK[0], args=["geen", "model"])).status_code == 404


def test_words_of_editors_are_underlined(admin_client: Any) -> None:
    JargonEntry.objects.create(word="koffiemoment", alternatives="koffie drinken")

    script = admin_client.get(reverse("b1_words")).content.decode()

    words = json.loads(script.removeprefix("window.b1Words = ").removesuffix(";\n"))
    assert words["koffiemoment"] == ["koffie drinken"]
    assert words["kaders"] == ["regels", "grenzen"]


def test_words_are_kept_by_a_browser_until_a_list_changes(draft: Any, admin_client: Any, client: Any) -> None:
    address = words_address()
    kept = admin_client.get(address)["Cache-Control"]
    html = admin_client.get(edit_url(draft(EASY).content_object)).content.decode()
    JargonEntry.objects.create(word="koffiemoment", alternatives="koffie drinken")

    assert (kept, address in html, words_address() == address) == ("private, max-age=2592000", True, False)
    assert admin_client.get(address)["Cache-Control"] == "private, max-age=0"
    assert Client().get(address).status_code == 302


def test_the_editor_has_panel_and_scripts(draft: Any, admin_client: Any) -> None:
    html = admin_client.get(edit_url(draft(EASY).content_object)).content.decode()

    assert f'data-b1-url="{reverse(CHECK[0], args=CHECK[1])}"' in html
    assert "data-content-word-count" in html
    assert "data-content-readability-score" not in html
    assert html.index(reverse("b1_words")) < html.index("readability/jargon")
    assert "readability/panel" in html


def test_report_shows_the_worst_first(draft: Any, admin_client: Any) -> None:
    easy = draft(EASY).content_object
    easy.title, easy.slug = "Makkelijk", "makkelijk"
    easy.save()
    easy.save_revision()
    short = draft("Morgen start de implementatie.").content_object
    short.title, short.slug = "Kort", "kort"
    short.save()
    short.save_revision()
    hard = draft(HARD).content_object

    html = admin_client.get(reverse("b1:report")).content.decode()
    only = admin_client.get(reverse("b1:report"), {"verdict": "rood"}).content.decode()
    sheet = admin_client.get(reverse("b1:report"), {"export": "csv"})

    assert html.index(edit_url(hard)) < html.index(edit_url(short)) < html.index(edit_url(easy))
    assert edit_url(easy) not in only
    lines = list(csv.DictReader(StringIO(sheet.getvalue().decode("utf-8-sig"))))
    assert all(re.fullmatch(r"\d+\.\d|", line["Score"]) for line in lines)


def test_page_listing_has_a_column_and_a_filter(draft: Any, admin_client: Any, home: Any) -> None:
    hard = draft(HARD).content_object
    url = reverse("wagtailadmin_explore", args=[home.pk])

    assert "Te moeilijk" in admin_client.get(url).content.decode()
    assert edit_url(hard) in admin_client.get(url, {"b1": "rood"}).content.decode()
    assert edit_url(hard) not in admin_client.get(url, {"b1": "groen"}).content.decode()


def rows(client: Any, **asked: str) -> dict[str, list[str]]:
    """The report by page: the words in the cells after the title."""
    soup = BeautifulSoup(client.get(reverse("b1:report"), asked).content.decode(), "html.parser")
    lines = soup.select(".b1-report table tbody tr")
    cells = ([" ".join(cell.get_text(" ").split()) for cell in line.select("td")] for line in lines)
    return {first: rest for first, *rest in cells}


def test_of_a_live_page_the_live_text_counts_with_its_reason(draft: Any, admin_client: Any, home: Any) -> None:
    revision = draft(HARD)
    services.keep_reason(revision=revision, reason="De tekst van de wet.")
    revision.publish()
    page = revision.as_object()
    page.body = [{"type": "text", "value": f"<p>{EASY}</p>"}]
    page.save_revision()
    listing = reverse("wagtailadmin_explore", args=[home.pk])

    row = next(cells for title, cells in rows(admin_client, verdict="rood").items() if title.startswith("Koffie"))

    assert (row[1], row[-1]) == ("Te moeilijk", "De tekst van de wet.")
    assert edit_url(page) in admin_client.get(listing, {"b1": "rood"}).content.decode()
    assert edit_url(page) not in admin_client.get(listing, {"b1": "groen"}).content.decode()


def test_a_red_text_that_went_out_by_another_way_is_found(draft: Any, admin_client: Any) -> None:
    page = draft(HARD).content_object
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin_client.post(f"{url}?id={page.pk}", {"include_descendants": "on"})

    found = rows(admin_client, verdict="rood_zonder_reden")

    page.refresh_from_db()
    assert page.live
    assert [(title.startswith("Koffie"), cells[-1]) for title, cells in found.items()] == [(True, "Rood zonder reden")]


def test_an_old_judgement_says_so_until_the_text_is_judged_anew(
    draft: Any, admin_client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(HARD)
    JargonEntry.objects.create(word="koffiemoment", alternatives="koffie drinken")

    with monkeypatch.context() as patch:
        patch.setattr(reports, "store_missing", lambda **kwargs: 0)
        before = [cells[1] for title, cells in rows(admin_client).items() if title.startswith("Koffie")]
    after = [cells[1] for title, cells in rows(admin_client).items() if title.startswith("Koffie")]

    assert before == ["Te moeilijk (lijst veranderd, wordt opnieuw bekeken)"]
    assert after == ["Te moeilijk"]


def test_the_listing_says_so_too(draft: Any, admin_client: Any, home: Any) -> None:
    draft(HARD)
    JargonEntry.objects.create(word="koffiemoment", alternatives="koffie drinken")

    html = admin_client.get(reverse("wagtailadmin_explore", args=[home.pk])).content.decode()

    assert "Te moeilijk (lijst veranderd, wordt opnieuw bekeken)" in html


@pytest.mark.parametrize(("language", "score"), [("nl", ","), ("en", ".")])
def test_a_score_is_written_as_the_language_does(admin_client: Any, language: str, score: str) -> None:
    with translation.override(language):
        result = services.analyse_blocks([Block(BlockKind.PARAGRAPH, EASY, "Tekst", "a")])
        detail = panel_json(result)["detail"]

    assert f"{int(result.score or 0)}{score}" in detail


@pytest.mark.django_db
def test_without_a_text_there_is_no_judgement() -> None:
    shown = panel_json(services.analyse_blocks([]))

    assert (shown["title"], shown["tone"]) == ("Nog geen tekst", "")
    assert shown["detail"] == "Zodra u schrijft, leest de coach mee."


@pytest.mark.parametrize("value", ["[]", "5", "[" * 100_000, '{"blocks": 5}', '{"blocks": [5], "entityMap": {}}'])
def test_a_broken_text_is_refused(admin_client: Any, value: str) -> None:
    assert check(admin_client, {**text_block("Thee"), "body-0-value": value}).status_code == 400


def test_the_form_still_saves(draft: Any, admin_client: Any) -> None:
    page = draft(EASY).content_object

    answer = admin_client.post(edit_url(page), form_of(admin_client, edit_url(page), title="Thee"))

    assert answer.status_code == 302
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Thee"


def test_a_text_that_is_too_long_is_refused_in_words(admin_client: Any) -> None:
    answer = check(admin_client, {"search_description": "x" * MOST_BYTES, "body-count": "0"})

    assert (answer.status_code, answer.json()["message"].split(".")[0]) == (413, "De tekst is te lang om te meten")


def test_nobody_else_asks_for_a_judgement(client: Any, db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.create_superuser("beheer", password="geheim"))

    assert check(client, {"body-count": "0"}).status_code == 302
    assert check(strict, {"body-count": "0"}).status_code == 403
