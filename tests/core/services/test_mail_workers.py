"""Several workers at the same time, and workers that are killed."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from django.db.transaction import TransactionManagementError

from core.services.mail import enqueue
from tests.core.services.conftest import go

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.core.services.conftest import SharedDatabase
    from tests.support.smtp import Sink

#: Each process starts Django for itself.
pytestmark = [pytest.mark.slow, pytest.mark.locks]

MAILS = 25


def test_two_workers_send_each_mail_once(shared_database: SharedDatabase, sink: Sink) -> None:
    sink.delay = 0.01
    written = shared_database.run("write", str(MAILS))

    reports = shared_database.race([("send", str(sink.port))] * 2)

    assert sorted(sink.message_ids) == sorted(written)
    assert sum(report["sent"] for report in reports) == MAILS
    assert {row["state"] for row in shared_database.run("rows")} == {"sent"}


def test_without_the_careful_claim_mails_go_out_twice(shared_database: SharedDatabase, sink: Sink) -> None:
    """Negative control: the test above can fail."""
    sink.delay = 0.01
    shared_database.run("write", str(MAILS))

    shared_database.race([("send", str(sink.port), "0", "careless")] * 2)

    assert max(Counter(sink.message_ids).values()) > 1


@pytest.mark.parametrize(("moment", "copies"), [("hold_before", 1), ("hold_after", 2)])
def test_mail_of_a_killed_worker_goes_out_after_its_lease(
    shared_database: SharedDatabase,
    sink: Sink,
    eventually: Callable[[Callable[[], bool]], None],
    moment: str,
    copies: int,
) -> None:
    """Killed before the server took the mail: one copy. Killed between its yes and our note: two, recognisable."""
    [message_id] = shared_database.run("write", "1")
    hold = threading.Event()
    setattr(sink, moment, hold)
    worker = shared_database.start("send", str(sink.port))
    go(worker)
    eventually(sink.data_seen.is_set)
    worker.kill()
    worker.communicate()
    setattr(sink, moment, None)
    sink.stop()
    hold.set()
    sink.start()

    held = shared_database.run("rows")
    too_early = shared_database.run("send", str(sink.port))
    after_lease = shared_database.run("send", str(sink.port), "16")

    assert held == [{"message_id": message_id, "state": "sending", "attempts": 1}]
    assert too_early["sent"] == 0
    assert after_lease["sent"] == 1
    assert sink.message_ids == [message_id] * copies
    assert shared_database.run("rows") == [{"message_id": message_id, "state": "sent", "attempts": 2}]


def test_a_link_that_eight_people_press_works_once(shared_database: SharedDatabase) -> None:
    raw = shared_database.run("issue")

    states = shared_database.race([("consume", raw)] * 8)

    assert Counter(states) == {"valid": 1, "used": 7}


def test_outside_a_transaction_nothing_is_written(emptied: None, transactional_db: None) -> None:
    with pytest.raises(TransactionManagementError):
        enqueue(template="test/note", context={"name": "Fatma"}, to="fatma@voorbeeld.example", dedupe_key="een")
