"""/test-uw-tekst/: anyone tests a text; nothing of it is kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from readability.forms import MAX_CHARACTERS, must_be_dutch
from readability.sitemaps import try_text_rows
from tests.support.contact import NOW, stamp_of
from tests.support.hostile import ATTACK
from tests.support.html import PageView, view

PATH = "/test-uw-tekst/"
PLAIN = "Wij drinken samen koffie. U bent welkom. De koffie is gratis. Kom op tijd. " * 12
HARD = (
    "Inzake de implementatie van de domeinoverstijgende samenwerkingsafspraken dient te worden geconstateerd dat de "
    "bestuurlijke verantwoordelijkheidsverdeling onvoldoende geoperationaliseerd is. "
) * 12
ENGLISH = "We drink coffee together every week and you are very welcome to join us at the village hall in town. " * 3
TOO_LONG = "Er passen er 20.000. Test hem in stukken."
NOT_DUTCH = "Dit lijkt geen Nederlands. De test werkt alleen voor een Nederlandse tekst."


@pytest.fixture(autouse=True)
def clock(home: Any) -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as moment:
        yield moment


def send(client: Any, clock: Any, text: str, path: str = PATH, **answers: str) -> PageView:
    stamp = stamp_of(client, path)
    clock.shift(10)
    data = {"text": text, "stamp": stamp, **answers}
    return PageView(client.post(path, data, headers={"origin": "http://testserver"}))


def test_the_form(client: Any) -> None:
    seen = view(client, PATH)

    field = seen.main.find("textarea")
    assert (seen.status, seen.headings, seen.noindex) == (200, ["Test uw tekst"], False)
    assert (field["lang"], field.get("required") is not None) == ("nl", True)
    assert seen.main.find(id="uitslag") is None
    assert PATH in {link["href"] for link in seen.soup.select("footer a")}


def test_a_plain_text_passes(client: Any, clock: Any) -> None:
    seen = send(client, clock, PLAIN)

    assert (seen.status, seen.noindex) == (200, True)
    assert "Uw tekst voldoet aan onze B1-richtlijn (LiNT-niveau ≤ 2)." in seen.text
    assert seen.main.select_one("#uitslag .notice--tip") is not None


def test_a_hard_text_is_marked_with_numbers_that_lead_to_advice(client: Any, clock: Any) -> None:
    seen = send(client, clock, HARD)

    numbers = [link["href"] for link in seen.main.select(".tested__text a")]
    assert "Uw tekst is te moeilijk voor onze B1-richtlijn (LiNT-niveau ≤ 2)." in seen.text
    assert len(numbers) > 12
    assert [each for each in numbers if seen.main.find(id=each.removeprefix("#")) is None] == []
    assert "Inzake" in {mark.get_text() for mark in seen.main.select("mark.tested__word")}
    assert "Schrijf liever:" in seen.text


def test_the_text_stays_in_the_field_for_the_next_test(client: Any, clock: Any) -> None:
    assert send(client, clock, HARD).main.find("textarea").get_text().strip() == HARD.strip()


def test_nothing_is_kept(client: Any, clock: Any, django_assert_num_queries: Any) -> None:
    send(client, clock, PLAIN)
    stamp = stamp_of(client, PATH)
    clock.shift(2)

    with django_assert_num_queries(0):
        response = client.post(PATH, {"text": HARD, "stamp": stamp}, headers={"origin": "http://testserver"})

    assert response.cookies == {}
    assert "no-store" in response.headers["Cache-Control"]


def test_a_text_is_words_and_no_markup(client: Any, clock: Any) -> None:
    seen = send(client, clock, f"{ATTACK} Inzake {ATTACK}.")

    assert seen.status == 200
    assert "<script>alert" not in seen.html


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "Plak of schrijf hier uw tekst."),
        ("   \n ", "Plak of schrijf hier uw tekst."),
        ("x" * (MAX_CHARACTERS + 1), TOO_LONG),
        ("Een lange tekst. " * 62_000, TOO_LONG),
        (ENGLISH, NOT_DUTCH),
        ("Le centre est ouvert tous les jours de la semaine et le dimanche aussi. " * 4, NOT_DUTCH),
        ("Biz her hafta birlikte yemek yiyoruz ve kahve içiyoruz. " * 5, NOT_DUTCH),
    ],
    ids=["empty", "space", "long", "megabyte", "english", "french", "turkish"],
)
def test_a_text_that_can_not_be_tested_comes_back_with_what_to_do(
    client: Any, clock: Any, text: str, fault: str
) -> None:
    seen = send(client, clock, text)

    field = seen.main.find("textarea")
    assert (seen.status, seen.main.find(id="uitslag")) == (422, None)
    assert (field["aria-invalid"], field.get("maxlength")) == ("true", None)
    assert fault in " ".join(seen.main.select_one(".errors").get_text(" ").split())
    assert field.get_text().strip() == text.strip()


@pytest.mark.parametrize("text", [PLAIN, HARD, "The quick brown fox.", "word " * 29, "", "1 2 3 " * 40])
def test_a_dutch_or_short_text_may_be_tested(text: str) -> None:
    must_be_dutch(text)


def test_search_engines_know_the_page_in_each_language(client: Any) -> None:
    alternates = {link["hreflang"]: link["href"] for link in view(client, PATH).soup.select("link[hreflang]")}

    assert [row.path for row in try_text_rows()] == [PATH]
    assert (alternates["nl"], alternates["en"], alternates["x-default"]) == (
        f"http://testserver{PATH}",
        f"http://testserver/en{PATH}",
        f"http://testserver{PATH}",
    )


def test_no_log_tells_of_the_text(client: Any, clock: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    mark = "geheimwoordzondergelijke"

    for text in (f"{PLAIN} {mark}", mark, f"{mark} " * 5000, f"{ENGLISH} {mark}"):
        send(client, clock, text)

    assert mark not in caplog.text


@pytest.mark.parametrize(
    "text", ["Hallo", "😀" * 500, "a\0b\x07 c", "Dies ist kein niederländischer Text.", "- \n- \n"]
)
def test_odd_texts_are_judged_too(client: Any, clock: Any, text: str) -> None:
    seen = send(client, clock, text)

    assert (seen.status, seen.main.find(id="uitslag") is not None) == (200, True)


def test_a_robot_gets_no_result(client: Any, clock: Any) -> None:
    seen = send(client, clock, PLAIN, website="https://voorbeeld.example/")

    assert (seen.status, seen.main.find(id="uitslag")) == (200, None)


def test_a_script_that_sends_all_day_has_to_wait(client: Any, clock: Any) -> None:
    data = {"text": "Hallo", "stamp": stamp_of(client, PATH)}
    clock.shift(10)

    statuses = [client.post(PATH, data, headers={"origin": "http://testserver"}).status_code for _ in range(21)]

    assert statuses == [200] * 20 + [429]


def test_only_from_our_own_site(client: Any) -> None:
    response = client.post(PATH, {"text": PLAIN}, headers={"origin": "https://kwaad.example"})

    assert response.status_code == 403


def test_other_ways_to_ask(client: Any) -> None:
    assert client.put(PATH, headers={"origin": "http://testserver"}).status_code == 405


def test_under_english_the_words_around_the_text_are_english(client: Any, clock: Any) -> None:
    seen = send(client, clock, HARD, path=f"/en{PATH}")

    assert seen.headings == ["Test your text"]
    assert seen.soup.html["lang"] == "en"
    assert "Your text is too difficult for our B1 guideline (LiNT level ≤ 2)." in seen.text
    assert seen.main.select_one(".tested__text")["lang"] == "nl"
    assert {tag["lang"] for tag in seen.main.select(".tested__number span")} == {"en"}


def test_who_pastes_and_presses_at_once_gets_the_result(client: Any) -> None:
    data = {"text": PLAIN, "stamp": stamp_of(client, PATH)}

    seen = PageView(client.post(PATH, data, headers={"origin": "http://testserver"}))

    assert (seen.status, seen.main.select(".errors")) == (200, [])


def test_a_text_that_is_too_short_for_a_score_gets_no_level(client: Any, clock: Any) -> None:
    short, long = (send(client, clock, text) for text in ("De dokter belt u morgen. Dan hoort u wat er is.", PLAIN))

    assert [len(seen.main.select(".tested__figures")) for seen in (short, long)] == [0, 1]
