"""The variables of Elasticsearch, and what becomes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.settings.search_server import elasticsearch
from config.settings.variables import EnvironmentFault
from tests.support.processes import PRODUCTION, python

URL = "https://wel:g%40heim@zoek.example:9243/pad/"


@pytest.fixture(autouse=True)
def nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the machine."""
    for name in ("URL", "API_KEY", "CA", "TIMEOUT", "INDEX"):
        monkeypatch.setenv(f"ELASTICSEARCH_{name}", "")


def test_without_an_address_there_is_no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELASTICSEARCH_API_KEY", "sleutel")

    assert elasticsearch() == {}


def test_all_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    certificate = tmp_path / "ca.crt"
    certificate.write_text("")
    monkeypatch.setenv("ELASTICSEARCH_URL", URL)
    monkeypatch.setenv("ELASTICSEARCH_CA", str(certificate))
    monkeypatch.setenv("ELASTICSEARCH_TIMEOUT", "0.5")
    monkeypatch.setenv("ELASTICSEARCH_INDEX", "proef")

    assert elasticsearch() == {
        "url": "https://zoek.example:9243/pad",
        "user": "wel",
        "password": "g@heim",
        "api_key": "",
        "ca": str(certificate),
        "timeout": 0.5,
        "index": "proef",
    }


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://zoek.example", "http://zoek.example:9200"),
        ("https://zoek.example", "https://zoek.example:443"),
        ("http://[::1]:9201", "http://[::1]:9201"),
    ],
)
def test_what_an_address_does_not_say(url: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELASTICSEARCH_URL", url)
    monkeypatch.setenv("ELASTICSEARCH_API_KEY", "sleutel")

    assert elasticsearch() == {
        "url": address,
        "user": "",
        "password": "",
        "api_key": "sleutel",
        "ca": "",
        "timeout": 2.0,
        "index": "wel",
    }


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        *(
            ("URL", url, "is geen adres van Elasticsearch, zoals https://zoek.example:9200.")
            for url in ("zoek:geheim", "ftp://a:geheim@b", "https://", "https://a:geheim@b:c", "https://b?geheim=1")
        ),
        ("API_KEY", "geheim", "staat naast een naam en wachtwoord in ELASTICSEARCH_URL. Kies één van de twee."),
        ("CA", "/geen/bestand", "wijst naar een bestand dat er niet is: /geen/bestand."),
        *(
            ("TIMEOUT", time, f"moet een aantal seconden tussen 0 en 30 zijn, zoals 2, maar is '{time}'.")
            for time in ("lang", "0", "31", "nan", "-1")
        ),
        *(
            (
                "INDEX",
                name,
                f"heeft alleen kleine letters, cijfers en streepjes en begint met een letter, maar is '{name}'.",
            )
            for name in ("Wel", "_x", "a*", "x" * 41)
        ),
    ],
)
def test_an_odd_value_is_named_without_its_secret(
    name: str, value: str, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELASTICSEARCH_URL", URL)
    monkeypatch.setenv(f"ELASTICSEARCH_{name}", value)

    with pytest.raises(EnvironmentFault) as raised:
        elasticsearch()

    assert str(raised.value.code) == f"De website start niet. De omgevingsvariabele ELASTICSEARCH_{name} {problem}"


def test_a_certificate_belongs_to_https(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://zoek.example")
    monkeypatch.setenv("ELASTICSEARCH_CA", "/geen/bestand")

    with pytest.raises(EnvironmentFault) as raised:
        elasticsearch()

    assert "hoort bij een adres met https://, en ELASTICSEARCH_URL heeft dat niet." in str(raised.value.code)


_STARTED = """
import django; django.setup()
import sys
from core.health import _checks
from search.engines import get_engine
from search.mirrors import mirrors
names = [mirror.name for mirror in mirrors()]
print(get_engine().name, names, "elasticsearch" in _checks, "elasticsearch" in sys.modules)
"""


@pytest.mark.parametrize(
    ("url", "said"),
    [("", "sqlite [] False False"), ("http://zoek.example", "elasticsearch ['Elasticsearch'] True False")],
)
def test_a_site_starts_without_the_client(url: str, said: str, tmp_path: Path) -> None:
    result = python(_STARTED, {**PRODUCTION, "VAR_DIR": str(tmp_path), "ELASTICSEARCH_URL": url})

    assert (result.stderr, result.stdout.strip()) == ("", said)
