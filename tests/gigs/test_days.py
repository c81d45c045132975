"""Days that people plan by are near: year 1 and year 9999 are refused beside their field, and by the database."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from gigs.imports.parsed import Parsed
from gigs.imports.saving import save
from gigs.models import Agreement, AgreementVersion, Gig, GigChange, Proposal
from marketplace.lib.days import near
from tests.factories import make_gig, make_skill

from .hiring import make_agreement, make_offer, make_proposal, terms
from .posting import COMPLETE
from .test_propose import WHOLE

pytestmark = pytest.mark.django_db
FAR = ["0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31"]
TERMS = {"price": "520", "unit": "day", "payment_days": "30", "rights": "not_stated", "confidentiality": "not_stated"}
SENTENCE = "Give a day between"
TODAY = timezone.localdate()


@pytest.mark.parametrize(("days", "is_near"), [(-91, False), (-90, True), (5 * 365, True), (5 * 365 + 1, False)])
def test_near_is_from_ninety_days_ago_to_five_years_ahead(days, is_near):
    day = timezone.localdate() + timedelta(days=days)
    if is_near:
        assert near(day) is None
    else:
        with pytest.raises(ValidationError, match=SENTENCE):
            near(day)


def refused(client, address, field, data):
    """Each far day is answered beside its field, with what was typed."""
    for day in FAR:
        page = client.post(address, data | {field: day})
        html = page.content.decode()
        assert (page.status_code, SENTENCE in html, day in html) == (422, True, True), day
        assert list(page.context["form"].errors) == [field]


def test_no_offer_begins_or_ends_on_a_far_day(client, gig, graces_profile, ada):
    proposal = make_proposal(gig=gig, developer=graces_profile, status="shortlisted")
    client.force_login(ada)
    address = reverse("gigs:proposal_offer", args=[proposal.public_id])

    refused(client, address, "start_on", TERMS)
    page = client.post(address, TERMS | {"start_on": TODAY.isoformat(), "end_on": "9999-12-31"})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["end_on"])
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("make", [make_offer, make_agreement], ids=["a counter-offer", "a change of what is agreed"])
def test_no_other_terms_begin_on_a_far_day(client, gig, graces_profile, grace, make):
    agreement = make(gig, graces_profile)
    client.force_login(grace)

    refused(client, reverse("gigs:agreement_counter", args=[agreement.public_id]), "start_on", TERMS)
    assert agreement.versions.count() == 1


def test_what_began_long_ago_keeps_its_day_while_other_terms_change(client, gig, graces_profile, grace):
    long_ago = TODAY - timedelta(days=700)
    agreement = make_agreement(gig, graces_profile, start_on=long_ago)
    client.force_login(grace)
    address = reverse("gigs:agreement_counter", args=[agreement.public_id])

    assert client.post(address, TERMS | {"start_on": long_ago.isoformat()}).status_code == 302
    assert agreement.versions.count() == 2


def test_no_proposal_starts_on_a_far_day_and_the_draft_keeps_the_rest(client, gig, graces_profile, grace):
    client.force_login(grace)
    refused(client, reverse("gigs:gig_propose", args=[gig.public_id]), "start_on", WHOLE | {"key": ""})
    assert set(Proposal.objects.values_list("status", "start_on", "pitch")) == {("draft", None, WHOLE["pitch"])}


def test_no_gig_and_no_change_of_one_names_a_far_day(client, ada, adas_client):
    make_skill("python")
    client.force_login(ada)
    data = COMPLETE | {"client": adas_client.pk}
    refused(client, reverse("gigs:gig_new"), "start_on", data)
    page = client.post(reverse("gigs:gig_new"), data | {"decide_on": "9999-12-31"})
    assert list(page.context["form"].errors) == ["decide_on"]
    gig = make_gig(client=adas_client)
    change = COMPLETE | {"client": adas_client.pk, "version": gig.version}
    refused(client, reverse("gigs:gig_edit", args=[gig.public_id]), "start_on", change)
    assert not GigChange.objects.exists()


@pytest.mark.parametrize("year", [1, 1999, 2100, 9999])
def test_the_database_refuses_them_whoever_writes(gig, graces_profile, year):
    day = date(year, 12, 31)
    proposal = make_proposal(gig=gig, developer=graces_profile)
    agreement = make_offer(make_gig(), graces_profile)
    writes = [
        lambda: Gig.objects.update(start_on=day),
        lambda: Gig.objects.update(decide_on=day),
        lambda: Proposal.objects.filter(pk=proposal.pk).update(start_on=day),
        lambda: AgreementVersion.propose(agreement, 2, "client", gig.client.members.get().user, terms(start_on=day)),
    ]
    for write in writes:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()


def test_what_is_imported_loses_its_far_day_and_the_report_says_so(adas_client):
    fields = {name: COMPLETE[name] for name in ("title", "description", "pay_model", "currency")}
    parsed = Parsed(key="x", fields=fields | {"pay_min": 400, "pay_max": 500, "start_on": date(1, 1, 1)})

    assert save(parsed, adas_client).kind == "imported"
    assert Gig.objects.get().start_on is None
    assert SENTENCE in parsed.unplaced[0]
