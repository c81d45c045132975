"""Nobody reads a letter about a decision after the answer to the appeal against it."""

import pytest
from django.core import mail
from django.utils import timezone

from marketplace.lib.tasks.models import QueuedTask
from marketplace.lib.tasks.worker import run_due
from moderation.models import Decision, NotNowError

from .conftest import make_staff
from .factories import case_of, make_appeal, make_reported_gig, rule

WHY = "That is work without pay, for a whole week."
ANSWER = "You are right, the week is paid."


@pytest.fixture(scope="module")
def decided(once):
    """Reported with and without an account, decided a moment ago."""
    with once():
        gig = make_reported_gig()
        run_due()
        return case_of(gig).decide(make_staff("Margaret", "moderator"), ["remove"], WHY, clause=rule())


@pytest.fixture
def removed(db, decided):
    return Decision.objects.get(pk=decided.pk)


@pytest.fixture
def ada(removed):
    return removed.about.client.people.get()


def read_by(address):
    return [message.subject for message in mail.outbox if message.to == [address]]


@pytest.mark.parametrize("outcome", ["upheld", "partly", "overturned"])
def test_what_waits_leaves_before_the_answer(removed, ada, senior, outcome):
    run_due()
    assert not mail.outbox
    appeal = make_appeal(removed, ada)
    appeal.decide(senior, outcome, ANSWER)
    run_due()
    assert [words.split("”: ")[-1] for words in read_by(ada.email)] == [
        "removed",
        f"We have your appeal about “{removed.about}”",
        appeal.get_outcome_display().lower(),
    ]
    for address in ("grace@example.com", "noor@example.com"):
        assert read_by(address)[0].endswith("was decided")
    assert not QueuedTask.objects.filter(state="ready", key__in=removed.undo.keys).exists()


def test_the_appeal_lets_them_go_at_once_as_nobody_undoes_it_any_more(removed, ada):
    make_appeal(removed, ada)
    with pytest.raises(NotNowError, match="appealed"):
        removed.case.undo(removed.by)
    run_due()
    assert read_by(ada.email)[0].endswith("removed")
    assert read_by("noor@example.com")


def test_what_left_already_leaves_once(removed, ada):
    QueuedTask.objects.update(run_after=timezone.now())
    run_due()
    make_appeal(removed, ada)
    run_due()
    assert sum(words.endswith("removed") for words in read_by(ada.email)) == 1
