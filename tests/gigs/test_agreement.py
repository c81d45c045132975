"""Agreements: what is on the table, countering, accepting, and the text that both accept."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, InternalError, connection, transaction
from django.db.utils import ProgrammingError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notification
from gigs.forms.agreement import EventForm
from gigs.hiring.next_steps import next_steps
from gigs.models import Agreement, AgreementEvent, AgreementVersion, Gig, Proposal
from gigs.models.agreement_terms import fingerprint
from gigs.models.hiring_errors import HiringError
from marketplace.clock import tick
from tests.factories import make_adas_gig, make_user

from .hiring import make_agreement, make_graces_profile, make_member, make_offer, make_proposal, owner_of, terms

pytestmark = pytest.mark.django_db
SOON = (timezone.localdate() + timedelta(days=7)).isoformat()
SHORT = {"price": "460", "unit": "day", "start_on": SOON, "payment_days": "14"}
SHORT |= {"rights": "not_stated", "confidentiality": "not_stated"}


def address(about, action):
    return reverse(f"gigs:agreement_{action}", args=[about.public_id])


@pytest.fixture(scope="module")
def offered(once):
    with once():
        return make_offer(make_adas_gig(), make_graces_profile())


@pytest.fixture
def offer(db, offered):
    return Agreement.objects.get(pk=offered.pk)


@pytest.fixture
def gig(offer):
    return offer.gig


@pytest.fixture
def graces_profile(offer):
    return offer.proposal.developer


@pytest.fixture
def ada(offer):
    return owner_of(offer.proposal)


@pytest.fixture
def grace(graces_profile):
    return graces_profile.user


def test_the_text_is_whole_and_its_hash_is_its_own(offer):
    version = offer.newest
    for words in ("Halden Freight, Norway", "Grace, Norway", "€450 a day", "within 30 days of the invoice"):
        assert words in version.text
    assert version.sha256 == fingerprint(version.text)
    assert version.is_intact
    assert (version.client_by, version.developer_by) == (owner_of(offer.proposal), None)


def test_later_names_do_not_change_the_text(offer, graces_profile):
    before = offer.newest.text
    type(graces_profile).objects.update(name="Grace Hopper")
    assert offer.newest.text == before


@pytest.mark.parametrize("change", [{"text": "x"}, {"price": 1}, {"sha256": "0" * 64}, {"number": 9}])
def test_the_database_keeps_a_version_as_it_is(offer, change):
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        AgreementVersion.objects.update(**change)
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        AgreementVersion.objects.all().delete()


def test_whoever_proposed_cannot_accept(client, offer, ada):
    client.force_login(ada)
    assert client.post(address(offer, "accept")).status_code == 409
    assert client.post(address(offer, "counter"), SHORT).status_code == 409


def test_accepting_hires_and_tells_everybody_else(client, offer, gig, grace, ada):
    rivals = [make_proposal(gig=gig, status=status) for status in ("submitted", "in_dialogue")]
    other_offer = make_offer(gig)
    client.force_login(grace)
    client.post(address(offer, "accept"))

    offer.refresh_from_db()
    gig.refresh_from_db()
    assert (offer.status, offer.newest.is_agreed) == ("accepted", True)
    assert (gig.status, gig.close_reason, gig.live_proposals) == ("filled", "hired_here", 0)
    for rival in [*rivals, other_offer.proposal]:
        rival.refresh_from_db()
        assert rival.status == "not_selected"
        assert Notification.objects.filter(user=rival.developer.user, kind="proposal_not_selected").count() == 1
    other_offer.refresh_from_db()
    assert other_offer.status == "not_agreed"


def test_the_same_terms_are_no_other_terms(client, offer, grace):
    client.force_login(grace)
    address = reverse("gigs:agreement_counter", args=[offer.public_id])
    form = client.get(address).context["form"]
    same = {name: form.initial.get(name) for name in form.fields if form.initial.get(name) is not None}

    answer = client.post(address, same)

    assert answer.status_code == 422
    assert "These are the terms on the table" in answer.content.decode()
    assert client.post(address, same | {"notice_days": "14"}).status_code == 302
    assert offer.versions.count() == 2


def test_a_counter_offer_goes_to_and_fro(client, offer, ada, grace):
    client.force_login(grace)
    assert client.post(address(offer, "counter"), SHORT | {"version": offer.version}).status_code == 302
    offer.refresh_from_db()
    assert (offer.status, offer.turn, offer.newest.number, offer.newest.price) == ("countered", "client", 2, 460)

    client.force_login(ada)
    assert client.post(address(offer, "counter"), SHORT | {"price": "455"}).status_code == 302
    client.force_login(grace)
    assert client.post(address(offer, "accept")).status_code == 302
    offer.refresh_from_db()
    assert (offer.status, offer.newest.number, offer.newest.is_agreed) == ("accepted", 3, True)
    assert [version.is_agreed for version in offer.versions.all()] == [True, False, False]


def test_accepting_a_version_that_was_replaced_is_a_conflict(client, offer, ada, grace):
    seen = offer.version
    offer.counter(grace, "developer", terms(price=500))
    offer.counter(ada, "client", terms(price=400))
    client.force_login(grace)
    assert client.post(address(offer, "accept"), {"version": seen}).status_code == 409
    assert Gig.objects.get().status == "open"


def test_declining_an_offer_ends_the_proposal(client, offer, grace):
    client.force_login(grace)
    client.post(address(offer, "decline"))
    offer.refresh_from_db()
    assert (offer.status, Proposal.objects.get().status) == ("not_agreed", "declined_by_developer")


def test_taking_it_back_lets_them_talk_and_offer_again(client, offer, ada):
    client.force_login(ada)
    client.post(address(offer, "take_back"))
    offer.refresh_from_db()
    proposal = Proposal.objects.get()
    assert (offer.status, proposal.status, proposal.turn) == ("draft", "in_dialogue", "client")
    again = Agreement.offer(proposal, ada, terms(price=480))
    assert (again, again.newest.number) == (offer, 2)


def test_after_seven_days_the_clock_takes_it_back(offer, grace):
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1), tick=False):
        with pytest.raises(Exception, match="ran out"):
            Agreement.objects.get().accept(grace, "developer")
        tick()
    offer.refresh_from_db()
    assert (offer.status, Proposal.objects.get().status) == ("draft", "in_dialogue")


@pytest.mark.parametrize("end", ["withdraw", "decline"])
def test_an_offer_ends_with_its_proposal(offer, ada, grace, end):
    proposal = Proposal.objects.get()
    proposal.withdraw(grace) if end == "withdraw" else proposal.decline(ada, "filled")
    offer.refresh_from_db()
    assert offer.status == "not_agreed"


def test_work_that_starts_later_begins_on_its_day_and_the_page_says_so(client, offer, grace):
    offer.accept(grace, "developer")
    tick()
    assert Agreement.objects.get().status == "accepted"
    client.force_login(grace)
    html = client.get(offer.get_absolute_url()).content.decode()
    assert "The work begins on" in html
    assert "End it before it begins" in html
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        tick()
    assert Agreement.objects.get().status == "active"


def test_an_expired_gig_may_still_be_filled(offer, grace):
    Gig.objects.update(status="expired", ended_at=timezone.now())
    offer.accept(grace, "developer")
    assert Gig.objects.get().status == "filled"


def test_only_the_two_sides_read_it(client, offer, margaret, linus_profile):
    for user in (margaret, linus_profile.user, make_user()):
        client.force_login(user)
        for action in ("detail", "counter"):
            assert client.get(address(offer, action)).status_code == 404
        for action in ("accept", "counter", "decline", "take_back", "drop_change", "event", "review"):
            assert client.post(address(offer, action)).status_code == 404
    client.force_login(make_member(offer.gig.client, "viewer"))
    assert client.get(address(offer, "detail")).status_code == 200
    assert client.post(address(offer, "take_back")).status_code == 403


def test_the_page_prints_every_version_with_both_names(client, grace, graces_profile):
    agreement = make_agreement(developer=graces_profile)
    AgreementEvent.say(agreement, "delivered", grace, "developer")
    type(graces_profile).objects.update(name="Grace Hopper")
    client.force_login(grace)
    html = client.get(agreement.get_absolute_url()).content.decode()
    assert "Delivered</strong>, by Grace Hopper" in html
    assert "Grace Hopper, " in html[html.index("SHA-256") :]
    assert agreement.newest.sha256 in html
    assert "does not match" not in html
    assert html.count("UTC</dd>") == 2


def test_an_event_is_never_changed(graces_profile, grace):
    agreement = make_agreement(developer=graces_profile)
    event = AgreementEvent.say(agreement, "delivered", grace, "developer")
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        AgreementEvent.objects.filter(pk=event.pk).update(note="x")


DAY = timedelta(days=1)


@pytest.mark.parametrize("days", [-8, 1, 400, 2_900_000])
def test_nothing_happened_before_the_agreement_or_happens_on_a_day_to_come(days):
    today = timezone.localdate()
    agreement, on = make_agreement(start_on=today - 7 * DAY), today + days * DAY
    by = agreement.proposal.developer.user

    assert "on" in EventForm({"kind": "invoiced", "on": on.isoformat()}, agreement=agreement).errors
    with pytest.raises(HiringError, match="to come" if days > 0 else "nothing of it happened before"):
        AgreementEvent.say(agreement, "invoiced", by, "developer", on=on)
    with pytest.raises(IntegrityError, match=r"agreement_event_|Nothing of an agreement"), transaction.atomic():
        AgreementEvent.objects.create(agreement=agreement, side="developer", kind="invoiced", on=on, by=by)


def test_nobody_is_paid_before_the_invoice():
    today = timezone.localdate()
    agreement = make_agreement(start_on=today - 30 * DAY)
    by = agreement.proposal.developer.user
    invoice = AgreementEvent.say(agreement, "invoiced", by, "developer", on=today - 9 * DAY)
    data, paid = {"kind": "paid_confirmed", "invoice": invoice.pk}, {"on": today - 10 * DAY, "invoice": invoice}

    assert "cannot be earlier" in str(EventForm(data | {"on": paid["on"].isoformat()}, agreement=agreement).errors)
    with pytest.raises(HiringError, match="cannot be earlier"):
        AgreementEvent.say(agreement, "paid_confirmed", by, "developer", **paid)
    with pytest.raises(IntegrityError, match="before its invoice"), transaction.atomic():
        AgreementEvent.objects.create(agreement=agreement, side="developer", kind="paid_confirmed", by=by, **paid)
    assert "on" not in EventForm(data | {"on": invoice.on.isoformat()}, agreement=agreement).errors


def test_one_form_is_one_event_however_often_it_is_sent(client, grace, graces_profile):
    agreement = make_agreement(developer=graces_profile)
    client.force_login(grace)
    html = client.get(agreement.get_absolute_url()).content.decode()
    form = html[html.index('name="kind" value="invoiced"') :]
    key = form[form.index('name="key" value="') + 18 :].split('"')[0]
    for _ in range(3):
        assert client.post(address(agreement, "event"), {"kind": "invoiced", "key": key}).status_code == 302
    assert agreement.events.count() == 1
    assert client.post(address(agreement, "event"), {"kind": "invoiced", "key": "another"}).status_code == 302
    assert agreement.events.count() == 2


def test_a_step_that_does_not_exist_is_said_to_be_none_and_the_words_are_kept(client, grace, graces_profile):
    agreement = make_agreement(developer=graces_profile)
    client.force_login(grace)

    answer = client.post(address(agreement, "event"), {"kind": "paid_twice", "note": "My own words."})

    assert answer.status_code == 422
    assert "not one of the things that can be said" in answer.content.decode()
    assert "My own words." in answer.content.decode()
    wrong = {"kind": "invoiced", "on": "2999-01-01", "note": "My own words."}
    html = client.post(address(agreement, "event"), wrong).content.decode()
    assert "still to come" in html
    assert 'value="2999-01-01"' in html


@pytest.mark.parametrize(("status", "statements"), [("active", 1), ("completed", 0)])
def test_the_answer_to_a_delivery_is_asked_once_for_all_steps(offer, status, statements):
    Agreement.objects.filter(pk=offer.pk).update(status=status, accepted_at=timezone.now(), ended_at=timezone.now())
    offer.refresh_from_db()
    for side in ("client", "developer"):
        with CaptureQueriesContext(connection) as asked:
            next_steps(offer, side)
        assert sum("changes_asked" in query["sql"] for query in asked) == statements, side
