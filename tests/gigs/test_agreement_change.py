"""Changing what is agreed: another version, which holds once both have signed it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, StateError
from gigs.hiring.payments import payments
from gigs.hiring.todo import todo
from gigs.models import Agreement, AgreementEvent, Gig
from gigs.models.hiring_errors import HiringError
from marketplace.clock import tick
from tests.races import at_once, codes, press

from .hiring import make_agreement, make_completed, make_offer, terms

pytestmark = pytest.mark.django_db
OTHER = {"price": "520", "unit": "day", "payment_days": "30", "rights": "not_stated", "confidentiality": "not_stated"}


def address(about, action):
    return reverse(f"gigs:agreement_{action}", args=[about.public_id])


@pytest.fixture
def agreement(gig, graces_profile):
    return make_agreement(gig, graces_profile)


@pytest.fixture
def press_as(client, agreement):
    def send(user, action, **data):
        client.force_login(user)
        return client.post(address(agreement, action), data)

    return send


def waits_for(user):
    return [one.action for one in todo(user) if "proposes other terms" in one.words]


# -- refusals


def test_what_is_over_is_not_changed(ada, gig, graces_profile):
    with pytest.raises(HiringError, match="not after"):
        make_completed(gig=gig, developer=graces_profile).amend(ada, "client", terms())


def test_an_offer_is_countered_and_not_changed(ada, gig, graces_profile):
    with pytest.raises(StateError):
        make_offer(gig, graces_profile).amend(ada, "client", terms())


def test_the_same_terms_are_no_change(press_as, ada, agreement):
    same = OTHER | {"price": "450", "start_on": agreement.terms.start_on.isoformat()}
    assert press_as(ada, "counter", **same).status_code == 422
    assert agreement.versions.count() == 1


def test_nobody_agrees_to_what_nobody_or_oneself_proposed(press_as, ada, grace, agreement):
    assert [press_as(user, "accept").status_code for user in (ada, grace)] == [409, 409]
    assert press_as(ada, "drop_change").status_code == 409
    agreement.amend(ada, "client", terms(price=520))
    assert press_as(ada, "accept").status_code == 409
    assert Agreement.objects.get().terms.price == 450


def test_agreeing_to_what_was_replaced_meanwhile_is_a_conflict(press_as, ada, grace, agreement):
    agreement.amend(ada, "client", terms(price=520))
    seen = agreement.version
    agreement.amend(ada, "client", terms(price=300))

    assert press_as(grace, "accept", version=seen).status_code == 409
    assert Agreement.objects.get().terms.price == 450


@pytest.mark.django_db(transaction=True)
def test_agreeing_against_taking_back_has_one_outcome(ada, grace, agreement):
    agreement.amend(ada, "client", terms(price=520))
    seen = agreement.version
    presses = ((grace, "accept"), (ada, "drop_change"))
    answers = at_once(*(press(user, address(agreement, action), version=seen) for user, action in presses))
    assert codes(answers) == [302, 409]
    newest = Agreement.objects.get().newest
    assert newest.is_agreed != bool(newest.dropped_at)


# -- what happens


def test_other_terms_hold_once_both_agree(press_as, client, ada, grace, agreement):
    start = agreement.terms.start_on.isoformat()
    assert press_as(ada, "counter", **OTHER, start_on=start).status_code == 302
    assert Agreement.objects.get().terms.price == 450
    assert (waits_for(ada), waits_for(grace)) == ([], ["Read them"])
    assert grace.notifications.latest("pk").kind == "agreement_countered"
    client.force_login(grace)
    html = client.get(agreement.get_absolute_url()).content.decode()
    assert "<del>€450 a day</del> → <ins>€520 a day</ins>" in html

    assert press_as(grace, "accept", version=Agreement.objects.get().version).status_code == 302

    fresh = Agreement.objects.get()
    assert (fresh.status, fresh.terms.number, fresh.terms.price, fresh.change) == ("active", 2, 520, None)
    assert waits_for(grace) == []
    assert ada.notifications.latest("pk").title == f"Other terms are agreed for “{Gig.objects.get()}”"
    events = AuditEvent.objects.of(fresh).values_list("action", flat=True)
    assert {"agreement.amend", "agreement.agree_change"} <= set(events)


def test_the_other_side_may_want_it_otherwise_still_or_not_at_all(press_as, ada, grace, agreement):
    agreement.amend(ada, "client", terms(price=400))
    assert press_as(grace, "counter", **OTHER, start_on=agreement.terms.start_on.isoformat()).status_code == 302
    assert (waits_for(ada), waits_for(grace)) == (["Read them"], [])
    assert press_as(ada, "drop_change").status_code == 302

    fresh = Agreement.objects.get()
    assert (fresh.terms.price, fresh.change, waits_for(ada)) == (450, None, [])
    assert grace.notifications.latest("pk").title.startswith(f"{fresh.gig.client} declined the other terms")


def test_a_later_start_is_the_one_on_which_it_begins(gig, graces_profile, ada, grace):
    agreement = make_agreement(gig, graces_profile, start_on=timezone.localdate() + timedelta(days=3))
    agreement.amend(ada, "client", terms(start_on=timezone.localdate() + timedelta(days=9)))
    agreement.agree_change(grace, "developer")
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        tick()
    assert Agreement.objects.get().status == "accepted"
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        tick()
    assert Agreement.objects.get().status == "active"


def test_an_invoice_is_due_by_the_terms_that_held_when_it_was_sent(ada, grace, gig, graces_profile):
    today = timezone.localdate()
    agreement = make_agreement(gig, graces_profile, payment_days=30, start_on=today - timedelta(days=40))
    for days in (10, 60):
        invoice = AgreementEvent.say(agreement, "invoiced", grace, "developer", on=today - timedelta(days=20))
        AgreementEvent.say(agreement, "paid_confirmed", grace, "developer", on=today, invoice=invoice)
        agreement.amend(ada, "client", terms(payment_days=days, start_on=agreement.terms.start_on))
        agreement.agree_change(grace, "developer")

    found = payments(gig.client, today)
    assert (found.counted, found.in_terms) == (2, 1)
