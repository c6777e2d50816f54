"""What a visitor can see: one name for each page type, and for each view or state that is not a page type."""

from __future__ import annotations

#: What is not a page, or a state of one.
VIEWS = {
    "zoeken": "/zoeken/?q=eenzaamheid",
    "zoeken-leeg": "/zoeken/",
    "zoeken-niets": "/zoeken/?q=qqqxyz",
    "woordenlijst": "/woordenlijst/",
    "woord": "/woordenlijst/mantelzorg/",
    "woordenlijst-niets": "/woordenlijst/?q=qqqxyz",
    "test-uw-tekst": "/test-uw-tekst/",
    "en-test-uw-tekst": "/en/test-uw-tekst/",
    "boekje": "/regioplan/boekje/",
    "makkelijk-lezen": "/regioplan/op-tijd/makkelijk-lezen/",
    "makkelijk-lezen-eigen": "/regioplan/begrijpelijke-taal/makkelijk-lezen/",
    "hulp-gefilterd": "/hulp/?gemeente=almere&thema=eenzaamheid",
    "hulp-niets": "/hulp/?gemeente=urk&vorm=online&taal=pl",
    "en-vertaald": "/en/thema/eenzaamheid/",
    "en-terugval": "/en/privacy/",
    "en-zoeken": "/en/zoeken/?q=eenzaamheid",
    "contact-verzonden": "/contact/?verzonden=ja",
    "nuttig": "/nuttig/",
    "fout-404": "/bestaat-niet/",
}


def page_types() -> list[str]:
    """The names of all page types in a fixed order; known before a site runs, so that each one is a test of its own."""
    from core.page_checks import page_models

    return sorted(model._meta.label_lower for model in page_models())


def sample_names() -> list[str]:
    """The names of all page types and views in a fixed order."""
    return sorted([*page_types(), *VIEWS])
