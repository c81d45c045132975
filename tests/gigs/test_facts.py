"""Reply rate and payment facts are what the events say, whatever happened."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import AuditEvent
from gigs.hiring.payments import Payments, payments
from gigs.hiring.rates import count_replies
from gigs.models import Agreement, AgreementEvent, Gig, Proposal, ProposalMessage
from gigs.models.reply_rate import reply_rate
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig, make_user

from .hiring import make_agreement, make_proposal

DEEDS = ["shortlist", "decline", "ask", "withdraw", "view", "write", "nothing", "late", "removed", "closed"]
ANSWERS = {"proposal.shortlist", "proposal.decline", "proposal.offer", "proposal.not_select", "proposal.answer_late"}
# A proposal: on which day it is sent, what is done with it, how many days later.
STORIES = st.lists(st.tuples(st.integers(0, 100), st.sampled_from(DEEDS), st.integers(0, 20)), min_size=1, max_size=6)
FEW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def said_by_events(now):
    """The rate, replayed from the audit events alone."""
    due = in_time = 0
    for proposal in Proposal.objects.sent():
        events = list(AuditEvent.objects.of(proposal).order_by("pk"))
        sent = next(event.at for event in events if event.action == "proposal.submit")
        day = sent + timedelta(days=7)
        answered = next((event.at for event in events if event.action in ANSWERS or is_question(event)), None)
        gone = next((e.at for e in events if e.action in {"proposal.withdraw", "proposal.void"}), None)
        if (answered is None and (now < day or (gone and gone < day))) or any(
            e.action == "proposal.void" for e in events
        ):
            continue
        settled = min(answered or day, day)
        if now - timedelta(days=90) < settled <= now:
            due += 1
            in_time += bool(answered and answered <= day)
    return due, in_time


def is_question(event):
    return event.action == "proposal.message" and event.role == "client"


class ReplyRateTest(TestCase):
    @FEW
    @given(STORIES)
    def test_the_rate_is_what_the_events_say(self, stories):
        owner = make_user()
        client = make_client(owner=owner)
        start = timezone.now() - timedelta(days=130)
        deeds = []
        for day, deed, later in stories:
            deeds += [(day, 0, "send", len(deeds)), (day + later, 1, deed, len(deeds))]
        proposals = {}
        # One minute after the other, also on the same day: time does not go back.
        for minute, (day, _, deed, number) in enumerate(sorted(deeds), start=1):
            with time_machine.travel(start + timedelta(days=day, minutes=minute), tick=False):
                for late in Proposal.objects.live().due(timezone.now()):
                    late.lapse()
                if deed == "send":
                    gig = make_gig(client=client, expires_at=timezone.now() + timedelta(days=900))
                    Gig.objects.filter(pk=gig.pk).update(published_at=start)
                    proposal = make_proposal(gig=gig, developer=make_developer(), status="draft")
                    # Sent by the verb; whether the gig is listed is asked of the database's own clock.
                    proposal.submit(proposal.developer.user)
                    proposals[number] = proposal.pk
                else:
                    do(Proposal.objects.for_rows().get(pk=proposals[number]), deed, owner)
                    assert_column_says_the_same(client)
        with time_machine.travel(start + timedelta(days=125), tick=False):
            now = timezone.now()
            for late in Proposal.objects.live().due(now):
                late.lapse()
            rate = reply_rate(client, now)
            assert (rate.due, rate.in_time) == said_by_events(now)
            assert_column_says_the_same(client)


def assert_column_says_the_same(client):
    """After the clock's step, which counts only those whose figures may have changed."""
    count_replies()
    client.refresh_from_db()
    rate = reply_rate(client, timezone.now())
    assert (client.replies_due, client.replies_in_time, client.reply_rate) == (rate.due, rate.in_time, rate.percent)


def do(proposal, deed, owner):
    if deed == "late" and proposal.may_be_answered_late:
        proposal.answer_late(owner, "other")
    if not proposal.is_live:
        return
    if deed == "shortlist" and proposal.can("shortlist"):
        proposal.shortlist(owner)
    elif deed == "decline":
        proposal.decline(owner, "price")
    elif deed == "ask":
        ProposalMessage.send(proposal, owner, "client", "When?")
    elif deed == "write":
        ProposalMessage.send(proposal, proposal.developer.user, "developer", "By the way.")
    elif deed == "withdraw":
        proposal.withdraw(proposal.developer.user)
    elif deed == "view" and proposal.can("view"):
        proposal.view(owner)
    elif deed == "removed":
        Gig.objects.get(pk=proposal.gig_id).set_hold("removed", None, "Removed.")
        Gig.lock_row(proposal.gig_id).void_proposals("Removed.")  # as the clock does, if it stays so
    elif deed == "closed":
        Gig.objects.get(pk=proposal.gig_id).close(owner, "no_budget")


# An invoice: days of its term are 14; after how many days it was paid, None for never; whether only the client says so.
INVOICES = st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(0, 40), st.booleans()), max_size=8)


class PaymentsTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.today = timezone.localdate()
        cls.agreed = make_agreement(payment_days=14, start_on=cls.today - timedelta(days=60))

    @FEW
    @given(INVOICES)
    def test_the_figures_are_what_the_events_say(self, invoices):
        today, early, unpaid = self.today, [], 0
        agreement = Agreement.objects.get(pk=self.agreed.pk)
        hirer, builder = agreement.gig.client.members.get().user, agreement.proposal.developer.user
        for ago, paid_after, is_only_said in invoices:
            on = today - timedelta(days=ago)
            invoice = AgreementEvent.say(agreement, "invoiced", builder, "developer", on=on)
            if paid_after is None or paid_after > ago:
                unpaid += ago > 14
                continue
            day = on + timedelta(days=paid_after)
            AgreementEvent.say(agreement, "paid_claimed", hirer, "client", on=day, invoice=invoice)
            if is_only_said:
                unpaid += ago > 14
                continue
            AgreementEvent.say(agreement, "paid_confirmed", builder, "developer", on=day, invoice=invoice)
            early.append(14 - paid_after)
        found = payments(agreement.gig.client, today)
        assert (found.counted, found.in_terms) == (len(early) + unpaid, sum(days >= 0 for days in early))


@pytest.mark.django_db
def test_to_say_that_one_paid_takes_no_late_invoice_out_of_the_count():
    today = timezone.localdate()
    agreement = make_agreement(payment_days=14, start_on=today - timedelta(days=60))
    hirer, builder = agreement.gig.client.members.get().user, agreement.proposal.developer.user
    late = AgreementEvent.say(agreement, "invoiced", builder, "developer", on=today - timedelta(days=30))
    AgreementEvent.say(agreement, "paid_claimed", hirer, "client", on=today - timedelta(days=20), invoice=late)
    assert payments(agreement.gig.client, today) == Payments(counted=1, in_terms=0, days_early=None)

    day = today - timedelta(days=20)
    AgreementEvent.say(agreement, "paid_confirmed", builder, "developer", on=day, invoice=late)
    assert payments(agreement.gig.client, today) == Payments(counted=1, in_terms=1, days_early=4)


@pytest.mark.django_db
def test_a_clients_page_says_how_it_pays(client):
    today = timezone.localdate()
    agreement = make_agreement(payment_days=14, start_on=today - timedelta(days=20))
    hirer, builder = agreement.gig.client.members.get().user, agreement.proposal.developer.user
    page = agreement.gig.client.get_absolute_url()
    assert "not enough data, n = 0" in client.get(page).content.decode()
    for days in (10, 10, 20):
        invoice = AgreementEvent.say(agreement, "invoiced", builder, "developer", on=today - timedelta(days=days))
        AgreementEvent.say(agreement, "paid_claimed", hirer, "client", invoice=invoice)
        AgreementEvent.say(agreement, "paid_confirmed", builder, "developer", on=today, invoice=invoice)
    assert "paid within terms 2 of 3, median 4 days early, n = 3" in client.get(page).content.decode()
