"""What may be done to a profile from which state, and what follows."""

import pytest

from accounts.models import AuditEvent, Developer, StaleError, StateError
from moderation.models import Case
from tests.accounts.factories import make_case_study, make_developer
from tests.database import taken_back
from tests.factories import make_user

pytestmark = pytest.mark.django_db

STATES = ["draft", "in_review", "published", "needs_changes", "refused"]
ACTIONS = {
    "publish": ({"draft", "needs_changes", "refused"}, "in_review"),
    "approve": ({"in_review"}, "published"),
    "request_changes": ({"in_review"}, "needs_changes"),
    "refuse": ({"in_review"}, "refused"),
    "withdraw": ({"in_review", "published", "needs_changes"}, "draft"),
}
NEEDS_REASON = {"request_changes", "refuse"}


def do(developer, action, by):
    getattr(developer, action)(by, *(["Say what you built."] if action in NEEDS_REASON else []))


def in_state(status):
    fields = {"published_at": None} if status == "draft" else {}
    return make_developer(status=status, **fields)


@pytest.mark.parametrize("status", STATES)
def test_every_action_from_every_state(status):
    developer, by = in_state(status), make_user()
    for action, (allowed, leads_to) in ACTIONS.items():
        with taken_back():
            read = Developer.objects.get(pk=developer.pk)
            if status in allowed:
                do(read, action, by)
            else:
                with pytest.raises(StateError):
                    do(read, action, by)
            assert Developer.objects.get().status == (leads_to if status in allowed else status), action
            events = AuditEvent.objects.of(developer).values_list("action", "actor")
            assert list(events.filter(action=f"developer.{action}")) == (
                [(f"developer.{action}", by.pk)] if status in allowed else []
            )
            assert events.exists() == (status in allowed), action


@pytest.mark.parametrize("action", ACTIONS)
def test_an_old_copy_changes_nothing(action):
    developer = in_state(next(iter(ACTIONS[action][0])))
    Developer.objects.get().edit(developer.user, [])

    with pytest.raises(StaleError):
        do(developer, action, developer.user)


def test_publishing_opens_a_case_and_keeps_the_text(grace):
    developer = make_developer(grace, status="draft")
    developer.publish(grace)

    assert Case.objects.count() == 1
    assert developer.revisions.get().fields["headline"] == developer.headline


def test_an_unchanged_profile_is_equal_to_its_revision(grace):
    developer = make_developer(grace, status="draft")
    make_case_study(developer)
    developer.publish(grace)

    assert developer.revisions.get().fields == developer.as_revision()


def test_a_revision_holds_no_rate(grace):
    developer = make_developer(grace, status="draft", rates=[{"low": 987_651, "high": 987_651, "visibility": "hidden"}])
    developer.publish(grace)

    assert "987651" not in str(developer.revisions.get().fields)


@pytest.mark.parametrize("action", ["approve", "request_changes", "refuse"])
def test_the_owner_is_told(grace, margaret, action):
    developer = make_developer(grace, status="in_review")
    do(developer, action, margaret)

    assert grace.notifications.count() == 1


def test_approving_twice_keeps_the_first_date(grace, margaret):
    developer = make_developer(grace, status="in_review")
    developer.approve(margaret)
    first = developer.published_at
    developer.withdraw(grace)
    developer.publish(grace)
    developer.approve(margaret)

    assert developer.published_at == first
