"""What is wiped when."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.services import retention, startup

NOW = datetime(2030, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start without the rules of the areas."""
    monkeypatch.setattr(retention, "_rules", {})


def fails(now: datetime) -> int:
    message = "stuk"
    raise RuntimeError(message)


def test_every_rule_runs_with_the_same_moment() -> None:
    seen: list[datetime] = []

    def note(now: datetime) -> int:
        seen.append(now)
        return len(seen)

    retention.register("b", note)
    retention.register("a", note)

    report = retention.purge_expired(now=NOW)

    assert list(report.wiped.items()) == [("a", 1), ("b", 2)]
    assert seen == [NOW, NOW]
    assert report.failed == []


def test_a_name_has_one_rule() -> None:
    retention.register("a", lambda now: 1)
    retention.register("a", lambda now: 2)

    assert retention.purge_expired().wiped == {"a": 2}
    assert list(retention.rules()) == ["a"]


def test_a_rule_that_fails_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    retention.register("a", fails)
    retention.register("b", lambda now: 1)
    out = StringIO()

    with pytest.raises(CommandError, match="Niet gelukt: a"):
        call_command("purge_expired", stdout=out)

    assert out.getvalue() == "b: 1\n"
    assert "Retention rule a failed" in caplog.text


@pytest.mark.django_db
def test_the_core_brings_the_rules_of_mail_and_links() -> None:
    startup.register()
    out = StringIO()
    call_command("purge_expired", stdout=out)

    assert out.getvalue() == "core.mail: 0\ncore.tokens: 0\n"
