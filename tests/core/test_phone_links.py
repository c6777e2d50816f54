"""Telephone numbers in the words of editors."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Locale

from core.models import HelpLine
from core.phone_links import link_phones
from core.rich_links import expand_all

FREE = '<a href="tel:08000113">0800\u00a001\u00a013</a>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bel 113 of 0800 01 13.", f'Bel <a href="tel:113">113</a> of {FREE}.'),
        ("Bel 0800-0113, gratis", 'Bel <a href="tel:08000113">0800\u00a00113</a>, gratis'),
        ("0800 01 13", FREE),
        ("Het nummer is 112!", 'Het nummer is <a href="tel:112">112</a>!'),
        ("Via 113 of 0800 01 13 spreekt u iemand.", f'Via <a href="tel:113">113</a> of {FREE} spreekt u iemand.'),
        ("Op 088-0767000.", 'Op <a href="tel:0880767000">088\u00a00767000</a>.'),
        ("0320 27 99 11", '<a href="tel:0320279911">0320\u00a027\u00a099\u00a011</a>'),
        ("06-21234567", '<a href="tel:0621234567">06\u00a021234567</a>'),
        ("+31 320 27 99 11", '<a href="tel:+31320279911">+31\u00a0320\u00a027\u00a099\u00a011</a>'),
        ("+31 (0)320 27 99 11", '<a href="tel:+31320279911">+31\u00a0(0)320\u00a027\u00a099\u00a011</a>'),
        ("<b>Bel 112</b>", '<b>Bel <a href="tel:112">112</a></b>'),
        ("Bel 0320 00 11 22.", "Bel 0320\u00a000\u00a011\u00a022."),
        ("Call 116111.", 'Call <a href="tel:116111">116111</a>.'),
    ],
)
def test_numbers_can_be_called_and_do_not_break(home: Any, text: str, shown: str) -> None:
    dutch = Locale.objects.get(language_code="nl")
    HelpLine.objects.create(name="Kinderen", number="116 111", tel="116111", description="Praten.", locale=dutch)

    assert link_phones(text) == shown
    assert expand_all([f"<p>{text}</p>", "<p>1</p>"]) == [f"<p>{shown}</p>", "<p>1</p>"]


@pytest.mark.parametrize(
    "text",
    [
        "Er kwamen 112 mensen. Bel gerust.",
        "Over 113 dagen is het feest.",
        "Bel 118.",
        '<a href="/x/">Bel 113 of 0800 01 13</a>',
        '<a href="tel:08000113">0800 01 13</a>',
        "<h3>Bel 112 of 0320 27 99 11</h3>",
        "In 2020-2023 en op 01-02-2027",
        "0800 01 13 22 11 00 99",
        "NL12 RABO 0320 2799 1122 33",
        "€ 0320279911,50",
        "0020 12 34 56",
        '<a href="https://x.example/0320279911">adres</a>',
        "www.x.example/0320279911",
    ],
)
def test_other_numbers_stay(home: Any, text: str) -> None:
    assert link_phones(text) == text


def test_text_without_a_number_costs_no_query(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert link_phones("<p>Kom om 10.00 uur, in 2031.</p>") == "<p>Kom om 10.00 uur, in 2031.</p>"
