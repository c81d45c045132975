"""What became of a gig whose days are over: /gigs/<public_id>/outcome/; and the day by which a client decides."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from gigs.models import Gig, Proposal
from gigs.models.hiring_errors import HiringError
from gigs.record import record
from tests.directly import post
from tests.factories import make_gig

from .hiring import make_member, make_proposal
from .posting import COMPLETE

pytestmark = pytest.mark.django_db


@pytest.fixture
def over(adas_client):
    return make_gig(client=adas_client, status="expired")


def answer(user, gig, reason="hired_elsewhere"):
    return post(user, "gigs:gig_outcome", gig.public_id, data={"close_reason": reason})


def test_it_is_for_who_posts(over, ada, linus):
    assert answer(linus, over) == answer(make_member(over.client, "viewer"), over) == 404
    assert Gig.objects.get().close_reason == ""


@pytest.mark.parametrize("state", [state for state in Gig.Status.values if state != "expired"])
def test_only_an_expired_gig_is_asked(adas_client, ada, state):
    assert answer(ada, make_gig(client=adas_client, status=state)) == 409


@pytest.mark.parametrize("reason", ["", "hired_here", "moderation", "nonsense"])
def test_hired_here_goes_through_the_proposal(over, ada, reason):
    assert answer(ada, over, reason) == 422


@pytest.mark.parametrize(("reason", "state"), [("hired_elsewhere", "filled"), ("no_budget", "expired")])
def test_it_ends_what_waits_and_is_said_once(over, ada, grace, graces_profile, reason, state):
    make_proposal(gig=over, developer=graces_profile)

    assert answer(ada, over, reason) == 302

    gig = Gig.objects.get()
    assert (gig.status, gig.close_reason) == (state, reason)
    assert Proposal.objects.get().status == "not_selected"
    assert [one.kind for one in grace.notifications.all()] == ["proposal_not_selected"]
    assert answer(ada, over, reason) == 409
    assert AuditEvent.objects.of(gig).count() == 1


def test_a_gig_filled_elsewhere_is_no_hire_here(over, ada):
    over.conclude(ada, "hired_elsewhere")

    assert (0, "ended in a hire here", "of 1 that ended") in record(over.client)
    with pytest.raises(HiringError):
        over.conclude(ada, "no_budget")


def test_the_notice_leads_there(client, ada, adas_client):
    make_gig(client=adas_client, expires_at=timezone.now()).expire()
    client.force_login(ada)

    assert client.get(ada.notifications.get().url).status_code == 200


# -- the day of the decision


def test_a_day_that_has_passed_is_not_chosen(client, ada, adas_client):
    gig = make_gig(client=adas_client, status="draft")
    client.force_login(ada)
    address = reverse("gigs:gig_edit", args=[gig.public_id])
    data = {"client": adas_client.pk, "title": "Faster", "decide_on": "2020-01-01", "draft": "1"}

    page = client.post(address, data)

    assert page.status_code == 422
    assert "decide_on" in page.context["form"].errors


@pytest.mark.parametrize(("days", "is_taken"), [(20, True), (-1, False), (None, False)])
def test_whoever_is_on_the_shortlist_waits_until_that_day(ada, adas_client, days, is_taken):
    today = datetime.now(UTC).date()
    day = None if days is None else today + timedelta(days=days)
    proposal = make_proposal(gig=make_gig(client=adas_client, decide_on=day))

    proposal.shortlist(ada)

    end = datetime.combine(day or today, time.max, tzinfo=UTC)
    assert (proposal.reply_due_at == end) is is_taken


def test_developers_read_it(client, adas_client):
    gig = make_gig(client=adas_client, decide_on=timezone.localdate() + timedelta(days=9))

    assert "Decision</dt><dd>by" in client.get(gig.get_absolute_url()).content.decode()


def test_a_new_gig_that_saves_itself_gets_its_own_address(client, ada, adas_client):
    client.force_login(ada)
    data = COMPLETE | {"client": adas_client.pk, "must": "", "title": "Faster", "version": 1}

    kept = client.post(reverse("gigs:gig_new"), data, headers={"X-Autosave": "1"}).json()
    data |= {"title": "Faster still", "version": kept["version"]}
    assert client.post(kept["action"], data, headers={"X-Autosave": "1"}).status_code == 200

    assert Gig.objects.get().title == "Faster still"
    html = client.get(reverse("gigs:gig_new")).content.decode()
    assert "data-autosave" in html
    assert "js/autosave" in html


def test_what_was_said_of_it_is_forgotten_where_a_decision_revives_it(ada, adas_client, margaret):
    gig = make_gig(client=adas_client, status="expired", expires_at=timezone.now() - timedelta(days=1))
    gig.conclude(ada, "no_match")

    gig.give_time_back(margaret, timedelta(days=3))

    gig.refresh_from_db()
    assert (gig.status, gig.close_reason, gig.ended_at) == ("open", "", None)
    assert not gig.wants_outcome
