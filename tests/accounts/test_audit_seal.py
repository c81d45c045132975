"""The audit: written once, sealed in ranges, verified; what is changed afterwards is found."""

from datetime import timedelta
from io import StringIO
from threading import Event, Thread

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import InternalError, connection, transaction
from django.utils import timezone

from accounts.models import AuditEvent, AuditSeal, record
from accounts.models.audit_seal import START, digest, seal_audit
from tests.factories import make_client, make_user

LATER = timedelta(minutes=2)
COLUMNS = "at, role, action, about_type_id, about_id, before, after, reason, request_id"


def write(number, about=None):
    about = about or make_client()
    return [record("client.edit", about, None, after={"number": n}) for n in range(number)]


def seal():
    with time_machine.travel(timezone.now() + LATER):
        return seal_audit()


def verify():
    out = StringIO()
    call_command("verify_audit", stdout=out)
    return out.getvalue()


def tamper(sql, *params):
    """What somebody with the database's own rights could do: the triggers are switched off for it."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, params)
        cursor.execute("SET session_replication_role = origin")


def broken():
    out = StringIO()
    with pytest.raises(CommandError, match="broken"):
        call_command("verify_audit", stdout=out)
    return out.getvalue()


def test_what_was_sealed_before_events_named_a_case_keeps_its_hash():
    old = {"id": 1, "action": "client.edit", "reason": ""}
    assert digest(START, [old | {"case": ""}]) == digest(START, [old])
    assert digest(START, [old | {"case": "abc"}]) != digest(START, [old])


@pytest.mark.parametrize("table", ["accounts_auditevent", "accounts_auditseal"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_neither_event_nor_seal_is_changed_in_sql(db, table, statement):
    write(1)
    seal()
    with connection.cursor() as cursor:  # what is checked at the end of the transaction is checked now
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with (
        pytest.raises(InternalError, match=r"Cannot (update|truncate)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_an_empty_record_is_whole(db):
    assert "0 seals hold" in verify()


def test_what_is_settled_is_sealed_and_holds(db):
    events = write(3)
    assert seal() == 1
    found = AuditSeal.objects.get()
    assert (found.last, found.count) == (events[-1].pk, 3)
    assert "1 seals hold. 0 events wait" in verify()


def test_what_is_fresh_waits(db):
    write(1)
    assert seal_audit() == 0


def test_each_seal_follows_the_one_before(db):
    for _ in range(3):
        write(2)
        seal()
    first, second, third = AuditSeal.objects.all()
    assert (second.previous, third.previous) == (first.hash, second.hash)
    assert (second.first, third.first) == (first.last + 1, second.last + 1)
    assert seal() == 0


def test_many_are_sealed_in_ranges(db, monkeypatch):
    monkeypatch.setattr("accounts.models.audit_seal.MOST_IN_A_SEAL", 2)
    write(5)
    assert seal() == 3
    assert "3 seals hold" in verify()


# -- what is found


@pytest.fixture
def sealed(db):
    for _ in range(3):
        write(3)
        seal()
    return list(AuditSeal.objects.all())


def test_a_changed_event_is_found_in_its_range(sealed):
    tamper("UPDATE accounts_auditevent SET reason = 'never' WHERE id = %s", sealed[1].last)
    report = broken()
    assert f"Events {sealed[1].first} to {sealed[1].last}: an event was changed" in report
    assert str(sealed[0]) not in report and str(sealed[2]) not in report


def test_a_removed_event_is_found(sealed):
    tamper("DELETE FROM accounts_auditevent WHERE id = %s", sealed[0].last)
    assert "3 events were sealed and 2 are there now: some were removed." in broken()


def test_an_event_put_in_afterwards_is_found(sealed):
    gap = sealed[1].last
    tamper("DELETE FROM accounts_auditevent WHERE id = %s", gap)
    tamper(
        f"INSERT INTO accounts_auditevent (id, {COLUMNS}) SELECT %s, {COLUMNS} FROM accounts_auditevent WHERE id = %s",
        gap,
        sealed[0].last,
    )
    assert str(sealed[1]) in broken()


def test_a_removed_seal_is_found(sealed):
    tamper("DELETE FROM accounts_auditseal WHERE id = %s", sealed[1].pk)
    assert f"{sealed[2]}: this seal does not follow" in broken()


def test_a_seal_made_anew_over_changed_events_is_found_by_the_next_one(sealed):
    from_digest = "f" * 64
    tamper("UPDATE accounts_auditseal SET hash = %s WHERE id = %s", from_digest, sealed[1].pk)
    assert f"{sealed[2]}: this seal does not follow" in broken()


# -- at once, in real transactions


@pytest.mark.django_db(transaction=True)
def test_what_is_still_being_written_is_not_passed_over():
    """A slow transaction drew its number first: nothing above it is sealed until it is there."""
    drawn, done = Event(), Event()
    client = make_client()

    def slow():
        with transaction.atomic():
            record("client.edit", client, None, after={"slow": True})
            drawn.set()
            done.wait(timeout=10)
        connection.close()

    thread = Thread(target=slow)
    thread.start()
    drawn.wait(timeout=10)
    write(2, client)
    assert seal() == 0
    done.set()
    thread.join()
    assert seal() == 1
    assert (AuditSeal.objects.get().count, AuditEvent.objects.count()) == (3, 3)
    assert "1 seals hold" in verify()


def test_the_actor_is_part_of_it(db):
    record("client.edit", make_client(), make_user())
    seal()
    event = AuditEvent.objects.latest("pk")
    tamper("UPDATE accounts_auditevent SET actor_id = NULL WHERE id = %s", event.pk)
    assert "an event was changed" in broken()
