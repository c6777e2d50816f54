"""Words on the picture for a shared link: as large as fits, in every language of the site, without boxes."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, features

from core.sharing.fonts import runs_of, width_of
from core.sharing.layout import Box
from core.sharing.text import SIZES, Fitted, draw_line, fit, line_width
from tests.support.needs import missing

BOX = Box(0, 0, 696, 340)
WEIGHT = 750
LONG = (
    "Hoe wij samen met inwoners, huisartsen en wijkteams zorgen "
    "dat iedereen op tijd hulp krijgt bij geldzorgen, ook laat"
)


def lines(fitted: Fitted) -> list[str]:
    return [" ".join("".join(run.text for run in word) for word in line) for line in fitted.lines]


def test_a_short_title_is_as_large_as_can_be() -> None:
    fitted = fit("Praten helpt", BOX, WEIGHT)

    assert (lines(fitted), fitted.size, fitted.rtl) == (["Praten helpt"], SIZES[0], False)


def test_lines_are_about_equally_long() -> None:
    fitted = fit("Kunst op recept in de hele polder", BOX, WEIGHT)

    widths = [line_width(line, fitted.size, WEIGHT) for line in fitted.lines]
    assert lines(fitted) == ["Kunst op", "recept in de", "hele polder"]
    assert min(widths) > 0.5 * max(widths)


@pytest.mark.parametrize("text", [LONG, f"{LONG} en {LONG}"[:255], "x" * 255, "Zorgverzekeringsmaatschappijen " * 8])
def test_whatever_it_says_stays_within_its_box(text: str) -> None:
    fitted = fit(text, BOX, WEIGHT)

    assert len(fitted.lines) * fitted.leading <= BOX.height
    assert max(line_width(line, fitted.size, WEIGHT) for line in fitted.lines) <= BOX.width


def test_a_title_of_a_hundred_and_twenty_signs_is_whole_and_readable() -> None:
    fitted = fit(LONG, BOX, WEIGHT)

    assert (" ".join(lines(fitted)), fitted.size) == (LONG, 54)


def test_a_long_word_breaks_between_syllables() -> None:
    fitted = fit("Arbeidsongeschiktheidsverzekeringsmaatschappijen", BOX, WEIGHT)

    assert lines(fitted) == ["Arbeidsongeschikt-", "heidsverzekerings-", "maatschappijen"]


def test_what_has_no_room_is_cut_off_and_says_so() -> None:
    fitted = fit("heel lange woorden " * 30, BOX, WEIGHT)

    assert lines(fitted)[-1].endswith(" …")


@pytest.mark.parametrize(
    "text",
    [
        "Zażółć gęślą jaźń",
        "İşsizlik, şeker ve gürültü",
        "Їжак, ґанок: Європа",
        "één crème brûlée, voor € 10 – „goed” …",
        pytest.param(
            "مساعدة في تعلم اللغة؟", marks=pytest.mark.skipif(not features.check("raqm"), reason="no libraqm")
        ),
    ],
)
def test_letters_of_the_languages_of_the_site_are_all_there(text: str) -> None:
    assert "".join(run.text for run in runs_of(text)) == text


@pytest.mark.parametrize(
    ("text", "shown"), [("Hulp 😀 nu", "Hulp nu"), ("中文 NL", "NL"), ("Ĉiam", "Ciam"), ("😀", "")]
)
def test_a_letter_that_nobody_has_is_left_out_and_an_accent_may_go(text: str, shown: str) -> None:
    assert " ".join(lines(fit(text, BOX, WEIGHT))) == shown


def test_the_zero_comes_from_its_own_file() -> None:
    assert [run.text for run in runs_of("2030")] == ["2", "0", "3", "0"]
    assert {run.file for run in runs_of("0")} == {"atkinson-hyperlegible-next-nul.woff2"}


def test_arabic_runs_from_the_right_and_a_latin_name_in_it_from_the_left() -> None:
    if not features.check("raqm"):
        missing("Pillow was built without libraqm, or libfribidi is not installed")
    fitted = fit("مساعدة في New York الآن", Box(0, 0, 2000, 100), WEIGHT, sizes=(40,))
    paper = Image.new("L", (2000, 100), 0)
    draw_line(ImageDraw.Draw(paper), fitted.lines[0], (0, 60), (40, WEIGHT, "#fff"))
    last = width_of(runs_of("الآن"), 40, WEIGHT)
    other = Image.new("L", (2000, 100), 0)
    draw_line(ImageDraw.Draw(other), [runs_of("الآن")], (0, 60), (40, WEIGHT, "#fff"))

    assert fitted.rtl
    assert paper.crop((0, 0, int(last), 100)).tobytes() == other.crop((0, 0, int(last), 100)).tobytes()
