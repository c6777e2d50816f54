"""Everything that differs from one installation to another comes from the environment, or the start stops in words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from config.settings import environment, servers
from config.settings.environment import Environment, EnvironmentFault, read_environment
from config.settings.installation import installation
from tests.support.processes import PRODUCTION, manage, python

_SERVER = ("USER", "PASSWORD", "HOST", "PORT")
OPTIONAL = [
    "CACHE_URL",
    "DEFAULT_FROM_EMAIL",
    "SECURITY_CONTACT",
    "CSRF_TRUSTED_ORIGINS",
    "MEDIA_ROOT",
    "STATIC_ROOT",
    "LOG_LEVEL",
    "WEL_THEME",
    "PORT",
    "DEMO_SITE",
    "ELASTICSEARCH_URL",
]


@pytest.fixture(autouse=True)
def complete(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environment of a real site, and no file ``.env``."""
    monkeypatch.setattr(environment, "BASE_DIR", tmp_path)
    for name in OPTIONAL:
        monkeypatch.setenv(name, "")
    for name, value in {**PRODUCTION, "VAR_DIR": str(tmp_path / "var")}.items():
        monkeypatch.setenv(name, value)


def fault() -> str:
    """What the site says when it does not start."""
    with pytest.raises(EnvironmentFault) as raised:
        read_environment()
    return str(raised.value.code)


def test_a_complete_environment_is_read_into_types(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CSRF_TRUSTED_ORIGINS", "https://partner.example, https://ander.example:8443,")
    monkeypatch.setenv("TRUSTED_PROXY_COUNT", "2")
    monkeypatch.setenv("BASE_URL", "https://wel.example/")
    monkeypatch.setenv("LOG_LEVEL", "debug")

    assert read_environment() == Environment(
        secret_key=PRODUCTION["SECRET_KEY"],
        allowed_hosts=["wel.example", "www.wel.example"],
        base_url="https://wel.example",
        database={"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", **dict.fromkeys(_SERVER, "")},
        cache={"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "wel_cache"},
        elasticsearch={},
        email={
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_FILE_PATH": "",
            "EMAIL_HOST": "mail.wel.example",
            "EMAIL_HOST_USER": "naam",
            "EMAIL_HOST_PASSWORD": "woord",
            "EMAIL_PORT": 587,
            "EMAIL_USE_TLS": True,
        },
        default_from_email="WEL in Flevoland <team@wel.example>",
        contact_email="team@wel.example",
        security_contact="mailto:team@wel.example",
        trusted_origins=["https://partner.example", "https://ander.example:8443"],
        trusted_proxies=2,
        var_dir=tmp_path / "var",
        media_root=tmp_path / "var" / "media",
        static_root=tmp_path / "var" / "static",
        log_level="DEBUG",
        theme="",
        port=8000,
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "EMAIL_URL", "CONTACT_EMAIL"])
def test_what_a_real_site_needs_must_be_there(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "  ")

    assert fault() == (
        f"De website start niet. De omgevingsvariabele {name} ontbreekt. "
        "Zet haar in de omgeving of in het bestand .env."
    )


def test_a_real_site_says_how_many_servers_stand_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXY_COUNT", "")

    assert fault() == (
        "De website start niet. De omgevingsvariabele TRUSTED_PROXY_COUNT ontbreekt. Schrijf hoeveel eigen webservers "
        "er voor de website staan: meestal 1. Zet haar in de omgeving of in het bestand .env."
    )


@pytest.mark.parametrize("address", ["team@intranet", "team", "a b@wel.example", "team@wel.example\nBcc: c@d.example"])
def test_an_address_that_the_outbox_refuses_stops_the_start(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError):
        validate_email(address)
    monkeypatch.setenv("CONTACT_EMAIL", address)

    assert "De omgevingsvariabele CONTACT_EMAIL moet een mailadres zijn" in fault()


@pytest.mark.parametrize("value", ["WEL in Flevoland <post@wel.example>", "post@wel.example"])
def test_a_sender_may_have_a_name(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEFAULT_FROM_EMAIL", value)

    assert read_environment().default_from_email == value


def test_redis_without_its_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CACHE_URL", "redis://localhost:6379/1")
    monkeypatch.setattr(servers, "find_spec", lambda _name: None)

    assert fault() == (
        "De website start niet. De omgevingsvariabele CACHE_URL noemt Redis, maar het pakket redis is er niet. "
        "Installeer het: .venv/bin/pip install redis."
    )


def test_redis_with_its_package_is_a_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CACHE_URL", "redis://localhost:6379/1")
    monkeypatch.setattr(servers, "find_spec", lambda name: name)

    assert read_environment().cache["LOCATION"] == "redis://localhost:6379/1"


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("SECRET_KEY", "kort", "is te kort. Neem minstens 50 willekeurige tekens."),
        ("SECRET_KEY", "x" * 49, "is te kort. Neem minstens 50 willekeurige tekens."),
        ("ALLOWED_HOSTS", " , ", "is leeg. Schrijf namen met een komma ertussen."),
        ("BASE_URL", "wel.example", "moet een webadres zijn, zoals https://wel.example, maar is 'wel.example'."),
        (
            "BASE_URL",
            "ftp://wel.example",
            "moet een webadres zijn, zoals https://wel.example, maar is 'ftp://wel.example'.",
        ),
        ("BASE_URL", "https://", "moet een webadres zijn, zoals https://wel.example, maar is 'https://'."),
        ("BASE_URL", "https://[", "moet een webadres zijn, zoals https://wel.example, maar is 'https://['."),
        ("BASE_URL", "https://a:b", "moet een webadres zijn, zoals https://wel.example, maar is 'https://a:b'."),
        ("DATABASE_URL", "mysql://host/wel", "begint met sqlite:// of postgres://. Iets anders kennen wij niet."),
        ("DATABASE_URL", "postgres://host:poort/wel", "klopt niet. Goed is: postgres://naam@host/wel."),
        ("CACHE_URL", "geheugen", "is geen cache, zoals redis://localhost:6379/1."),
        ("CACHE_URL", "redis://[", "is geen cache, zoals redis://localhost:6379/1."),
        ("EMAIL_URL", "post", "is geen mailserver, zoals smtp+tls://naam:woord@host:587."),
        ("EMAIL_URL", "smtp://host:poort", "is geen mailserver, zoals smtp+tls://naam:woord@host:587."),
        ("CONTACT_EMAIL", "team", "moet een mailadres zijn, zoals team@wel.example, maar is 'team'."),
        ("CONTACT_EMAIL", "a@b\nBcc: c@d", "moet een mailadres zijn, zoals team@wel.example, maar is 'a@b\nBcc: c@d'."),
        ("TRUSTED_PROXY_COUNT", "twee", "moet een getal zijn, maar is 'twee'."),
        ("TRUSTED_PROXY_COUNT", "-1", "moet een getal zijn, maar is '-1'."),
        ("WEL_THEME", "../geheim", "moet één van merel zijn, maar is '../geheim'."),
        ("DEFAULT_FROM_EMAIL", "WEL", "moet een afzender zijn, zoals WEL <team@wel.example>, maar is 'WEL'."),
        ("DEFAULT_FROM_EMAIL", "W <a@b>", "moet een afzender zijn, zoals WEL <team@wel.example>, maar is 'W <a@b>'."),
        ("PORT", "deur", "moet een getal zijn, maar is 'deur'."),
        ("PORT", "0", "moet tussen 1 en 65535 liggen, maar is 0."),
        ("PORT", "65536", "moet tussen 1 en 65535 liggen, maar is 65536."),
        ("LOG_LEVEL", "luid", "moet één van DEBUG, INFO, WARNING, ERROR zijn, maar is 'LUID'."),
        (
            "SECURITY_CONTACT",
            "lek@wel.example",
            "begint met mailto:, https:// of tel:, zoals mailto:team@wel.example, maar is 'lek@wel.example'.",
        ),
        (
            "CSRF_TRUSTED_ORIGINS",
            "https://a.example,partner.example",
            "moet uit webadressen bestaan, zoals https://wel.example, maar 'partner.example' is dat niet.",
        ),
    ],
)
def test_an_odd_value_is_named_with_what_to_do(
    name: str, value: str, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    assert fault() == f"De website start niet. De omgevingsvariabele {name} {problem}"


def test_a_folder_that_can_not_be_made_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "bestand" / "var"))

    assert fault().startswith(
        "De website start niet. De omgevingsvariabele VAR_DIR wijst naar een map die niet gemaakt"
    )


def test_a_secret_that_looks_like_a_reference_is_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "$HOME" + "x" * 50
    monkeypatch.setenv("SECRET_KEY", secret)

    assert read_environment().secret_key == secret


def test_the_file_dot_env_fills_in_what_the_environment_does_not_say(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("LOG_LEVEL")
    (tmp_path / ".env").write_text("LOG_LEVEL=ERROR\nCONTACT_EMAIL=ander@wel.example\n")

    read = read_environment()

    assert (read.log_level, read.contact_email) == ("ERROR", "team@wel.example")
    monkeypatch.delenv("LOG_LEVEL")


def test_defaults_serve_who_sets_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in PRODUCTION:
        monkeypatch.setenv(name, "")
    monkeypatch.delenv("VAR_DIR")

    read = read_environment(
        secret_key="s" * 50,
        allowed_hosts="localhost",
        base_url="http://localhost:8000",
        email_url="consolemail://",
        contact_email="team@voorbeeld.example",
        trusted_proxies="0",
    )

    assert (read.is_https, read.var_dir, read.log_level) == (False, tmp_path / "var", "INFO")
    assert read.database["NAME"] == str(tmp_path / "var" / "db.sqlite3")
    assert (tmp_path / "var").is_dir()


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"SECRET_KEY": "kort"}, "SECRET_KEY"),
        ({"BASE_URL": "http://wel.example"}, "BASE_URL"),
        ({"EMAIL_URL": ""}, "EMAIL_URL"),
        ({"TRUSTED_PROXY_COUNT": ""}, "TRUSTED_PROXY_COUNT"),
    ],
)
def test_a_process_that_does_not_start_says_one_plain_line(changes: dict[str, str], name: str) -> None:
    ended = manage("check", env={**PRODUCTION, **changes})

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith(f"De website start niet. De omgevingsvariabele {name} ")


def test_only_https_gives_cookies_the_names_that_need_it(tmp_path: Path) -> None:
    code = (
        "from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_SECURE, "
        "s.MESSAGE_STORAGE.split('.')[-1])"
    )
    local = {"DJANGO_SETTINGS_MODULE": "config.settings.demo", "VAR_DIR": str(tmp_path)}

    plain = python(code, local)
    safe = python(code, {**PRODUCTION, "VAR_DIR": str(tmp_path)})

    assert plain.stdout.split() == ["sessionid", "False", "csrftoken", "False", "SessionStorage"], plain.stderr
    assert safe.stdout.split() == ["__Host-sessionid", "True", "__Host-csrftoken", "True", "SessionStorage"], (
        safe.stderr
    )


def test_environment_is_left_as_it_was() -> None:
    assert os.environ["SECRET_KEY"] == PRODUCTION["SECRET_KEY"]


def test_only_limits_and_what_is_shared_are_in_the_cache_that_may_be_a_table() -> None:
    caches = installation(read_environment())["CACHES"]

    backends = {name: cache["BACKEND"].rpartition(".")[2] for name, cache in caches.items()}
    assert backends == {"default": "DatabaseCache", "pictures": "FileBasedCache", "renditions": "LocMemCache"}
