"""The passive voice, and what only looks like it."""

import pytest

from readability.enums import Rule, Severity
from tests.support.readability import found, texts


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("De brief wordt gestuurd.", "wordt gestuurd"),
        ("Uw aanvraag werd door ons bekeken.", "werd door ons bekeken"),
        ("De regels moeten worden aangepast.", "worden aangepast"),
        ("Het werk wordt morgen door hen gedaan.", "wordt morgen door hen gedaan"),
        ("Wij weten dat de zaal gebruikt wordt.", "gebruikt wordt"),
        ("Het plan is door de raad gemaakt.", "is door de raad gemaakt"),
        ("De boete wordt niet betaald.", "wordt niet betaald"),
        ("De hulp wordt geregeld.", "wordt geregeld"),
        ("De hulp wordt geregeld door de gemeente.", "wordt geregeld"),
        ("De hulp is geregeld door ons.", "is geregeld"),
        ("De prijs wordt bepaald door de winkel.", "wordt bepaald"),
        ("De uitslag wordt morgen bekendgemaakt.", "wordt morgen bekendgemaakt"),
        ("De brief wordt doorgegeven.", "wordt doorgegeven"),
    ],
)
def test_passives(text: str, passive: str) -> None:
    assert texts(text, Rule.PASSIVE) == [passive]


@pytest.mark.parametrize(
    "text",
    [
        "De zorg wordt duurder.",
        "De hulp is geregeld.",
        "Het gebied wordt groter.",
        "Uw gezondheid wordt beter.",
        "Zij wordt moeder.",
        "Het kind wordt geboren.",
        "U wordt snel moe.",
        "Hij wordt bekend.",
        "Wij hebben de brief gestuurd.",
        "Door de regen is het gebied nat.",
        "Het wordt een gezellig feest.",
        "Door het bestand was er rust.",
        "De gemaakte afspraak wordt anders.",
        "Daar wordt zij blij van.",
        "Hij wordt geregeld ziek.",
        "Wij zijn geschrokken door het nieuws.",
        "De groep is gegroeid door de reclame.",
        "Zij zijn gestopt door de regen.",
        "Dat is zo gekomen door de storm.",
    ],
)
def test_no_passives(text: str) -> None:
    assert texts(text, Rule.PASSIVE) == []


def test_one_passive_is_a_warning() -> None:
    assert [finding.severity for finding in found("De brief wordt gestuurd.", Rule.PASSIVE)] == [Severity.WARN]


def test_two_passives_in_few_sentences_are_errors() -> None:
    text = "De brief wordt gestuurd. De zaal wordt gebruikt."

    assert [finding.severity for finding in found(text, Rule.PASSIVE)] == [Severity.ERROR, Severity.ERROR]


def test_two_passives_in_many_sentences_are_warnings() -> None:
    text = "De brief wordt gestuurd. De zaal wordt gebruikt. " + "Wij helpen u. " * 18

    assert [finding.severity for finding in found(text, Rule.PASSIVE)] == [Severity.WARN, Severity.WARN]
