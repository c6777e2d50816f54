"""Dutch verb forms by rule."""

import pytest

from readability.analysis.morphology import VerbForms, prefixed, stems, weak_forms


@pytest.mark.parametrize(
    ("infinitive", "expected"),
    [
        ("maken", ["maak", "mak"]),
        ("rennen", ["ren"]),
        ("leven", ["leef", "lef"]),
        ("reizen", ["reis"]),
        ("wandelen", ["wandeel", "wandel"]),
        ("eren", ["eer", "er"]),
        ("gaan", []),
        ("en", []),
        ("zien", ["zi"]),
        ("breeen", []),
    ],
)
def test_stems(infinitive: str, expected: list[str]) -> None:
    assert list(stems(infinitive)) == expected


@pytest.mark.parametrize(
    ("infinitive", "stem", "forms"),
    [
        ("werken", "werk", ("werkt", "werkte", "werkten", "gewerkt")),
        ("leven", "leef", ("leeft", "leefde", "leefden", "geleefd")),
        ("reizen", "reis", ("reist", "reisde", "reisden", "gereisd")),
        ("praten", "praat", ("praat", "praatte", "praatten", "gepraat")),
        ("redden", "red", ("redt", "redde", "redden", "gered")),
    ],
)
def test_weak_verbs(infinitive: str, stem: str, forms: tuple[str, ...]) -> None:
    assert weak_forms(infinitive, stem) == VerbForms(infinitive, stem, *forms)


def test_prefixes() -> None:
    take = VerbForms("nemen", "neem", "neemt", "nam", "namen", "genomen")
    will = VerbForms("zullen", "zul", "zal", "zou", "zouden", "")
    forget = VerbForms("vergeten", "vergeet", "vergeet", "vergat", "vergaten", "vergeten")

    assert prefixed(take, "op", separable=True) == VerbForms(
        "opnemen", "opneem", "opneemt", "opnam", "opnamen", "opgenomen"
    )
    assert prefixed(take, "ver", separable=False).participle == "vernomen"
    assert prefixed(will, "op", separable=True).participle == ""
    assert prefixed(forget, "on", separable=False).participle == "onvergeten"
