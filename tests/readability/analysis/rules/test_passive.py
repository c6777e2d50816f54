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
        ("Wanneer wordt mijn moeder geholpen?", "wordt mijn moeder geholpen"),
        ("Wanneer werd de brief verstuurd?", "werd de brief verstuurd"),
        ("Wanneer de brief wordt verstuurd, bellen wij u.", "wordt verstuurd"),
        ("Waarom werd mijn aanvraag afgewezen?", "werd mijn aanvraag afgewezen"),
        ("Hij werd gisteren ontslagen.", "werd gisteren ontslagen"),
        ("Wordt u ontslagen?", "Wordt u ontslagen"),
        ("Gisteren werd de straat geveegd.", "werd de straat geveegd"),
        ("De plannen worden met de partners geoperationaliseerd.", "worden met de partners geoperationaliseerd"),
        ("Het plan kan worden geïmplementeerd.", "worden geïmplementeerd"),
        ("De resultaten worden gemonitord.", "worden gemonitord"),
        ("De zorg zal worden opgeschaald.", "worden opgeschaald"),
        ("De afspraak wordt verankerd in het beleid.", "wordt verankerd"),
        ("De subsidie wordt in delen verstrekt.", "wordt in delen verstrekt"),
        ("De kosten worden, als u dat wilt, vergoed.", "worden, als u dat wilt, vergoed"),
        ("Omdat de regels worden aangescherpt, bellen wij u.", "worden aangescherpt"),
        ("De man die door de politie werd gezocht, is terecht.", "werd gezocht"),
        ("Wij willen dat u goed geholpen wordt.", "geholpen wordt"),
        ("Er werd gelachen.", "werd gelachen"),
        ("Wat wordt er van mij verwacht?", "wordt er van mij verwacht"),
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
        "U bent verplicht wijzigingen onverwijld door te geven.",
        "De gemeente is verplicht u te helpen.",
        "Het is verboden te roken.",
        "Wanneer wordt mijn kind volwassen?",
        "Wanneer is het park gesloten?",
        "Wanneer bent u geboren?",
        "Hij werd gisteren zestig.",
        "Gisteren werd hij vader.",
        "De ontslagen man wordt kok.",
        "Hij wordt gevangene van zijn werk.",
        "Dat wordt een mooi gebouw.",
        "Dat wordt ons geheim.",
        "Zij wordt bestuurder en heeft het plan gemaakt.",
        "De huur wordt hoger, want wij hebben de keuken vernieuwd.",
        "Het wordt warm en wij hebben water gehaald.",
        "De gemeente heeft beloofd dat het park groter wordt.",
        "Door de week is de winkel gesloten.",
        "Door te sporten bent u minder moe.",
        "Het is goed om de brief door te lezen en bewaard te houden.",
        "De straat wordt breed en verlicht.",
    ],
)
def test_no_passives(text: str) -> None:
    assert texts(text, Rule.PASSIVE) == []


def test_every_passive_of_a_sentence_is_found() -> None:
    text = "De pilot wordt gestart, waarbij de uitkomst middels een consultatieronde wordt geborgd."

    assert texts(text, Rule.PASSIVE) == ["wordt gestart", "wordt geborgd"]


def test_one_passive_is_a_warning() -> None:
    assert [finding.severity for finding in found("De brief wordt gestuurd.", Rule.PASSIVE)] == [Severity.WARN]


def test_two_passives_in_few_sentences_are_errors() -> None:
    text = "De brief wordt gestuurd. De zaal wordt gebruikt."

    assert [finding.severity for finding in found(text, Rule.PASSIVE)] == [Severity.ERROR, Severity.ERROR]


def test_two_passives_in_many_sentences_are_warnings() -> None:
    text = "De brief wordt gestuurd. De zaal wordt gebruikt. " + "Wij helpen u. " * 18

    assert [finding.severity for finding in found(text, Rule.PASSIVE)] == [Severity.WARN, Severity.WARN]
