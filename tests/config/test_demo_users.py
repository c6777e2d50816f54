"""One user for each role, with passwords that stay on this machine and open the doors of this database."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

from config.setup.demo_users import DEMO_USERS, ensure_demo_users, password_lines
from core.demo.remove import remove_demo
from core.models import DemoObject

NAMES = [name for name, _label, _group in DEMO_USERS]

pytestmark = pytest.mark.usefixtures("home")


def kept(path: Path) -> dict[str, str]:
    """Passwords by name."""
    return dict(line.split(" ", 1) for line in password_lines(path))


def opens(path: Path) -> list[str]:
    """The names whose password in the file opens their account."""
    return [name for name, password in kept(path).items() if authenticate(username=name, password=password)]


def test_only_the_owner_of_the_machine_can_read_the_passwords(password_file: Path) -> None:
    ensure_demo_users(password_file)

    assert stat.S_IMODE(password_file.stat().st_mode) == 0o600
    assert [path.name for path in password_file.parent.iterdir()] == [password_file.name]


def test_each_password_opens_its_own_door(password_file: Path) -> None:
    assert ensure_demo_users(password_file) == []

    users = {user.username: user for user in get_user_model().objects.all()}
    assert opens(password_file) == NAMES
    assert len(set(kept(password_file).values())) == len(DEMO_USERS)
    assert {
        name: (user.is_superuser, user.is_staff, [group.name for group in user.groups.all()])
        for name, user in users.items()
    } == {name: (not group, not group, [group] if group else []) for name, _label, group in DEMO_USERS}


def test_they_change_on_request_only(password_file: Path) -> None:
    ensure_demo_users(password_file)
    before, written = kept(password_file), password_file.stat().st_mtime_ns

    ensure_demo_users(password_file)
    same = (kept(password_file), password_file.stat().st_mtime_ns)
    ensure_demo_users(password_file, reset=True)

    assert same == (before, written)
    assert set(before.values()).isdisjoint(kept(password_file).values())
    assert opens(password_file) == NAMES


def test_a_second_start_does_no_slow_work(password_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ensure_demo_users(password_file)

    def refuse(*args: Any) -> bool:
        raise AssertionError

    monkeypatch.setattr(get_user_model(), "check_password", refuse)

    assert ensure_demo_users(password_file) == []


def test_a_user_that_is_gone_comes_back_with_the_same_password(password_file: Path) -> None:
    ensure_demo_users(password_file)
    before = kept(password_file)
    get_user_model().objects.filter(username="moderator").delete()

    ensure_demo_users(password_file)

    assert (kept(password_file), opens(password_file)) == (before, NAMES)
    assert get_user_model().objects.filter(username="moderator", groups__name="Moderatoren").count() == 1


def test_a_lost_file_gives_new_passwords_that_work(password_file: Path) -> None:
    ensure_demo_users(password_file)
    password_file.unlink()

    ensure_demo_users(password_file)

    assert opens(password_file) == NAMES


def test_a_file_of_another_database_opens_this_one_too(password_file: Path) -> None:
    ensure_demo_users(password_file)
    password_file.write_text("".join(f"{name} ander-woord-{name}\n" for name in NAMES))

    ensure_demo_users(password_file)

    assert kept(password_file) == {name: f"ander-woord-{name}" for name in NAMES}
    assert opens(password_file) == NAMES


def test_a_password_that_someone_changed_is_right_again(password_file: Path) -> None:
    ensure_demo_users(password_file)
    user = get_user_model().objects.get(username="redacteur")
    user.set_password("iets-anders")
    user.save()

    ensure_demo_users(password_file)

    assert opens(password_file) == NAMES


def test_what_an_administrator_gave_a_user_stays(password_file: Path) -> None:
    ensure_demo_users(password_file)
    get_user_model().objects.get(username="redacteur").groups.clear()

    ensure_demo_users(password_file)

    assert get_user_model().objects.get(username="redacteur").groups.count() == 0


def test_an_account_of_people_is_left_alone(password_file: Path) -> None:
    own = get_user_model().objects.create_user("redacteur", password="van-ons", email="ria@voorbeeld.example")
    password_file.parent.mkdir()
    password_file.write_text("redacteur van-een-andere-database\n")

    assert ensure_demo_users(password_file) == ["redacteur"]

    own.refresh_from_db()
    assert (own.check_password("van-ons"), own.email, own.groups.count()) == (True, "ria@voorbeeld.example", 0)
    assert opens(password_file) == [name for name in NAMES if name != "redacteur"]
    assert not DemoObject.objects.filter(key="user/redacteur").exists()
    remove_demo()
    assert list(get_user_model().objects.values_list("username", flat=True)) == ["redacteur"]


def test_the_command_names_it(content: Any, capsys: pytest.CaptureFixture[str]) -> None:
    get_user_model().objects.create_user("redacteur", password="van-ons")

    call_command("demo", content=content.root)

    assert (
        "De gebruiker 'redacteur' was er al. De demo laat die met rust en weet het wachtwoord niet."
        in capsys.readouterr().out.splitlines()
    )
