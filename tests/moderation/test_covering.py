"""A later decision never ends before what it covers: whoever is held for long is not free because of it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from gigs.models import Gig
from moderation.due import end_holds
from moderation.models import Case, Decision, NotNowError, Source

from .conftest import make_staff
from .factories import rule

pytestmark = pytest.mark.django_db
WHY = "That is work without pay, for a whole week."
SHORTEST, LONGEST = 2, 30


def judge(about, by, outcome, days=None):
    about = type(about).objects.get(pk=about.pk)
    name = "account_until" if outcome == "suspend" else "until"
    until = days and timezone.now() + timedelta(days=days)
    case = Case.open_for(about, Source.OWN, by)
    return case.decide(by, [outcome], WHY, clause=rule("2.3"), facts="“x”", **{name: until})


def hold_of(about):
    about.refresh_from_db()
    return about.hold, about.hold_until


@pytest.fixture
def senga(db):
    return make_staff("Senga", "senior moderator")


# -- refusals


@pytest.mark.parametrize("covering", ["limit", "freeze", "remove"])
@pytest.mark.parametrize("days", [LONGEST, None])
def test_what_is_out_of_lists_for_long_is_not_public_sooner(gig, senga, covering, days):
    limited = judge(gig, senga, "limit", days)
    how_long = "until" if days else "without an end"
    with pytest.raises(NotNowError, match=f"out of lists {how_long}.*or restore it first"):
        judge(gig, senga, covering, SHORTEST)
    assert hold_of(gig) == ("limited", limited.until)
    with time_machine.travel(timezone.now() + timedelta(days=SHORTEST, hours=1)):
        end_holds()
        assert not Gig.objects.listed().filter(pk=gig.pk).exists()
    assert Decision.objects.get() == limited


def test_a_suspension_is_not_shortened_by_another(ada, senga):
    suspended = judge(ada, senga, "suspend", LONGEST)
    with pytest.raises(NotNowError, match="suspended until"):
        judge(ada, senga, "suspend", SHORTEST)
    assert hold_of(ada) == ("frozen", suspended.account_until)


def test_the_form_says_so_beside_the_days_and_keeps_the_words(client, gig, senga):
    judge(gig, senga, "limit", LONGEST)
    case = Case.open_for(gig, Source.OWN, senga)
    client.force_login(senga)
    said = {"outcome": "freeze", "days": SHORTEST, "clause": rule("2.3").pk, "facts": "“x”", "reason": WHY}
    response = client.post(reverse("moderation:case_decide", args=[case.public_id]), said)
    page = response.content.decode()
    assert (response.status_code, hold_of(gig)[0]) == (422, "limited")
    assert "Let this last as long, or restore it first." in page and WHY in page


def test_the_form_about_an_account_says_so_as_well(client, ada, senga):
    judge(ada, senga, "suspend", LONGEST)
    client.force_login(senga)
    said = {"outcome": "suspend", "days": SHORTEST, "clause": rule("2.3").pk, "facts": "“x”", "reason": WHY}
    response = client.post(ada.get_absolute_url(), said)
    assert (response.status_code, Decision.objects.count()) == (422, 1)
    assert "Let this last as long, or restore it first." in response.content.decode()


def test_who_may_not_suspend_is_told_that_and_nothing_of_days(client, ada, senga, margaret):
    judge(ada, senga, "suspend", LONGEST)
    client.force_login(margaret)
    said = {"outcome": "suspend", "days": SHORTEST, "clause": rule("2.3").pk, "facts": "“x”", "reason": WHY}
    assert client.post(ada.get_absolute_url(), said).status_code == 403


# -- what may be


@pytest.mark.parametrize("days", [LONGEST, None])
def test_what_is_stricter_may_last_as_long_or_longer(gig, senga, days):
    judge(gig, senga, "limit", SHORTEST)
    frozen = judge(gig, senga, "freeze", days)
    assert hold_of(gig) == ("frozen", frozen.until)


def test_what_is_lighter_takes_the_place_of_what_is_there(gig, senga):
    judge(gig, senga, "freeze", LONGEST)
    limited = judge(gig, senga, "limit", SHORTEST)
    assert hold_of(gig) == ("limited", limited.until)


def test_a_person_may_end_sooner_what_a_rule_took(gig, senga):
    gig.set_hold("limited", None, "A rule", until=timezone.now() + timedelta(hours=72))
    limited = judge(gig, senga, "limit", SHORTEST)
    assert hold_of(gig) == ("limited", limited.until)


def test_once_it_is_restored_a_short_time_is_possible_again(gig, senga):
    judge(gig, senga, "limit", LONGEST)
    judge(gig, senga, "restore")
    frozen = judge(gig, senga, "freeze", SHORTEST)
    assert hold_of(gig) == ("frozen", frozen.until)
