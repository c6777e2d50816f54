"""Secret links."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from core.models.tokens import LinkToken
from core.services import tokens
from core.services.tokens import TokenInfo, TokenState

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def issue(**changes: str) -> str:
    return tokens.issue(**{"purpose": "test.sign-in", "subject": "member:7", **changes}, lifetime=HOUR, now=NOW)


def state(raw: str, *, purpose: str = "test.sign-in", now: datetime = NOW) -> TokenState:
    return tokens.peek(purpose=purpose, raw=raw, now=now).state


def test_the_secret_itself_is_stored_nowhere() -> None:
    raw = issue()

    row = LinkToken.objects.get()
    assert len(raw) == 43
    assert len(row.token_hash) == 64
    assert raw not in {str(value) for value in LinkToken.objects.values_list().get()}
    assert str(row) == f"test.sign-in {row.pk}"


def test_looking_uses_nothing_and_using_works_once() -> None:
    raw = issue()

    assert [state(raw), state(raw)] == [TokenState.VALID] * 2
    assert tokens.consume(purpose="test.sign-in", raw=raw, now=NOW) == TokenInfo(TokenState.VALID, "member:7")
    assert tokens.consume(purpose="test.sign-in", raw=raw, now=NOW) == TokenInfo(TokenState.USED, "member:7")
    assert state(raw) is TokenState.USED


def test_a_link_works_until_its_end_and_not_at_it() -> None:
    raw, late = issue(), NOW + HOUR

    assert state(raw, now=late - timedelta(seconds=1)) is TokenState.VALID
    assert state(raw, now=late) is TokenState.EXPIRED
    assert tokens.consume(purpose="test.sign-in", raw=raw, now=late).state is TokenState.EXPIRED
    assert LinkToken.objects.get().used_at is None


def test_a_used_link_says_so_after_its_end_too() -> None:
    raw = issue()
    tokens.consume(purpose="test.sign-in", raw=raw, now=NOW)

    assert state(raw, now=NOW + HOUR) is TokenState.USED


def test_a_link_for_one_thing_does_nothing_else() -> None:
    raw = issue()

    assert tokens.consume(purpose="test.cancel", raw=raw, now=NOW) == TokenInfo(TokenState.UNKNOWN)
    assert state(raw) is TokenState.VALID


@pytest.mark.parametrize("raw", ["", "onzin", "é" * 50, "\x00", "\ud800", "a" * 100_000])
def test_an_invented_link_is_unknown(raw: str) -> None:
    issue()

    assert tokens.consume(purpose="test.sign-in", raw=raw, now=NOW) == TokenInfo(TokenState.UNKNOWN)


def test_what_fails_after_the_press_leaves_the_link_working() -> None:
    class StopError(Exception):
        pass

    raw = issue()
    with pytest.raises(StopError), transaction.atomic():
        tokens.consume(purpose="test.sign-in", raw=raw, now=NOW)
        raise StopError

    assert state(raw) is TokenState.VALID


def test_someone_was_first_between_looking_and_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    raw, find = issue(), tokens._find
    done: list[bool] = []

    def find_and_be_overtaken(purpose: str, secret: str) -> LinkToken | None:
        row = find(purpose, secret)
        if not done:
            done.append(True)
            LinkToken.objects.update(used_at=NOW)
        return row

    monkeypatch.setattr(tokens, "_find", find_and_be_overtaken)
    assert tokens.consume(purpose="test.sign-in", raw=raw, now=NOW).state is TokenState.USED


def test_revoking_throws_away_the_links_of_one_subject() -> None:
    gone, kept, other = issue(), issue(subject="member:8"), issue(purpose="test.cancel")

    assert tokens.revoke(purpose="test.sign-in", subject="member:7") == 1
    assert (state(gone), state(kept)) == (TokenState.UNKNOWN, TokenState.VALID)
    assert state(other, purpose="test.cancel") is TokenState.VALID


def test_old_links_are_deleted_a_month_after_their_end() -> None:
    issue()

    assert tokens.purge(NOW + HOUR + timedelta(days=30)) == 0
    assert tokens.purge(NOW + HOUR + timedelta(days=30, seconds=1)) == 1


@pytest.mark.parametrize("broken", [{"expires_at": NOW}, {"purpose": ""}, {"subject": ""}, {"used_at": NOW + HOUR}])
def test_the_database_refuses_a_token_that_contradicts_itself(broken: dict[str, object]) -> None:
    issue()

    with pytest.raises(IntegrityError), transaction.atomic():
        LinkToken.objects.update(**broken)
