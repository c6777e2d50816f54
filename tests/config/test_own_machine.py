"""The settings of one's own machine: they leave a real site alone, and know on which port they answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.settings import environment
from config.settings.environment import EnvironmentFault
from config.settings.installation import installation
from config.settings.own_machine import read_own_machine
from tests.support.processes import PRODUCTION, manage, python

NAMES = [*PRODUCTION, "VAR_DIR", "PORT", "DEMO_SITE", "DEFAULT_FROM_EMAIL", "CACHE_URL"]
#: What a real site has in its file; its variable ``DJANGO_SETTINGS_MODULE`` is not there.
REAL = {name: value for name, value in PRODUCTION.items() if name != "DJANGO_SETTINGS_MODULE"}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A checkout without a file ``.env``, an environment without our variables, put back after the test."""
    monkeypatch.setattr(environment, "BASE_DIR", tmp_path)
    for name in NAMES:
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


def write_file(folder: Path, values: dict[str, str]) -> None:
    (folder / ".env").write_text("".join(f"{name}={value}\n" for name, value in values.items()))


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    env = read_own_machine()

    assert (env.base_url, env.port, env.trusted_proxies) == ("http://localhost:8000", 8000, 0)
    assert env.secret_key == (tmp_path / "var" / "secret-key").read_text()


def test_the_address_has_the_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8001")

    env = read_own_machine()

    assert (env.base_url, env.port) == ("http://localhost:8001", 8001)


def test_an_address_of_ones_own_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8001")
    monkeypatch.setenv("BASE_URL", "http://laptop.example:9000")

    assert read_own_machine().base_url == "http://laptop.example:9000"


def test_the_folder_that_the_file_names_holds_the_secret_too(tmp_path: Path) -> None:
    write_file(tmp_path, {"VAR_DIR": str(tmp_path / "elders")})

    env = read_own_machine()

    assert env.secret_key == (tmp_path / "elders" / "secret-key").read_text()
    assert not (tmp_path / "var").exists()


def test_a_secret_that_was_set_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "s" * 50)

    assert read_own_machine().secret_key == "s" * 50
    assert not (tmp_path / "var" / "secret-key").exists()


def test_the_file_of_a_real_site_is_refused(tmp_path: Path) -> None:
    write_file(tmp_path, REAL)

    with pytest.raises(EnvironmentFault) as raised:
        read_own_machine()

    assert raised.value.code == (
        "De website start niet. De omgevingsvariabele BASE_URL hoort bij een echte site, en deze opdracht is voor een "
        "site op een eigen computer. Zet DJANGO_SETTINGS_MODULE=config.settings.production in de omgeving, of "
        "DEMO_SITE=ja als hier echt voorbeeldinhoud mag staan."
    )


def test_a_trial_site_behind_https_is_a_choice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_file(tmp_path, REAL)
    monkeypatch.setenv("DEMO_SITE", "ja")

    env = read_own_machine()

    assert env.base_url == "https://wel.example"
    # Without this the sign-in page takes every form for one of another site.
    assert installation(env)["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize("name", ["dev", "demo"])
@pytest.mark.parametrize("command", ["demo", "migrate", "start"])
def test_no_command_touches_the_database_of_a_real_site(name: str, command: str, tmp_path: Path) -> None:
    database = tmp_path / "echt.sqlite3"
    env = {**REAL, "DATABASE_URL": f"sqlite:///{database}", "VAR_DIR": str(tmp_path)}

    ended = manage(command, env={**env, "DJANGO_SETTINGS_MODULE": f"config.settings.{name}"})

    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 1)
    assert ended.stderr.startswith("De website start niet. De omgevingsvariabele BASE_URL hoort bij een echte site")
    assert not database.exists()


def test_bare_manage_is_refused_as_well(tmp_path: Path) -> None:
    ended = manage("check", env={**REAL, "VAR_DIR": str(tmp_path)})

    assert ended.returncode == 1
    assert "hoort bij een echte site" in ended.stderr


@pytest.mark.slow
@pytest.mark.parametrize("module", ["config.asgi", "config.wsgi"])
def test_a_server_finds_the_real_site(module: str, tmp_path: Path) -> None:
    env = {**REAL, "VAR_DIR": str(tmp_path)}
    code = f"from {module} import application; from django.conf import settings; print(settings.SETTINGS_MODULE)"

    ended = python(code, env)

    assert ended.stdout.strip() == "config.settings.production", ended.stderr
