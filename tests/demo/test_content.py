"""The demo's hand-made gigs and clients: what a visitor reads first."""

from collections import Counter
from operator import itemgetter

import pytest

from accounts.models import AREAS
from gigs.models.choices import WorkType
from marketplace.demo.reading import read
from tests.each import for_each

from .records import SKILLS, check_client, check_gig

CLIENTS = read("clients.json")
GIGS = read("gigs_*.json")
STATES = {"open": 44, "filled": 3, "closed": 3, "in_review": 3, "draft": 2, "expired": 2}
STATES |= {"needs_changes": 1, "paused": 1, "full": 1}


@for_each(CLIENTS, name=itemgetter("slug"))
def test_a_client_can_be_shown(entry):
    check_client(entry)


@for_each(GIGS, name=itemgetter("key"))
def test_a_gig_passes_the_gate_and_says_nothing_unknown(gig):
    check_gig(gig)


@for_each([gig for gig in GIGS if gig["state"] != "draft"], name=itemgetter("key"))
def test_a_brief_is_long_enough_to_decide_and_short_enough_to_read(gig):
    assert 150 <= len(gig["description"].split()) <= 350


@pytest.mark.parametrize("field", ["key", "title", "description"])
def test_no_two_gigs_share(field):
    assert len({gig[field] for gig in GIGS}) == len(GIGS)


@pytest.mark.parametrize("field", ["slug", "name", "owner_email", "about"])
def test_no_two_clients_share(field):
    assert len({client[field] for client in CLIENTS}) == len(CLIENTS) == 25


def test_every_client_has_a_gig_and_every_gig_a_client():
    assert {gig["client"] for gig in GIGS} == {client["slug"] for client in CLIENTS}


def test_no_client_has_more_than_its_quota_of_open_gigs():
    assert max(Counter(gig["client"] for gig in GIGS if gig["state"] == "open").values()) <= 10


def test_every_state_is_there_as_often_as_the_pages_need():
    assert Counter(gig["state"] for gig in GIGS) == STATES


def test_open_gigs_are_not_older_than_a_gig_may_be_listed():
    assert all(gig["published_days_ago"] < 29 for gig in GIGS if gig["state"] in {"open", "full", "paused"})
    assert sum(gig["published_days_ago"] < 1 for gig in GIGS if gig["state"] == "open") >= 4
    assert all(gig["published_days_ago"] > 30 for gig in GIGS if gig["state"] == "expired")


def test_only_the_gig_sent_back_carries_a_reason():
    assert {gig["state"] for gig in GIGS if gig.get("review_note")} == {"needs_changes"}


def test_ada_is_new_and_has_a_gig_in_each_state_before_and_after_review():
    ada = CLIENTS[0]
    assert ada["owner_email"] == "ada@example.com"
    assert ada["approved_before"] == 0
    states = sorted(gig["state"] for gig in GIGS if gig["client"] == ada["slug"])
    assert states == ["draft", "in_review", "needs_changes", "open"]


def test_the_gigs_are_as_mixed_as_the_filters():
    assert {gig["work_type"] for gig in GIGS} == set(WorkType.values)
    assert {gig["level"] for gig in GIGS} == {1, 2, 3, 4}
    assert {gig["pay"]["model"] for gig in GIGS} == {"fixed", "day", "hour", "month"}
    assert len({gig["pay"].get("currency") for gig in GIGS} - {None}) >= 10
    assert {SKILLS[row["slug"]] for gig in GIGS for row in gig["skills"]} >= {area.label for area in AREAS}
    assert len({client["country"] for client in CLIENTS}) >= 14


def test_two_gigs_in_three_are_remote():
    shares = Counter(gig["workplace"] for gig in GIGS)
    assert 0.6 <= shares["remote"] / len(GIGS) <= 0.72
    assert shares["hybrid"] > shares["on_site"] > 5


def test_an_agency_always_says_that_it_is_one():
    agencies = {client["slug"] for client in CLIENTS if client["kind"] == "agency"}
    assert all(gig["agency"] is (gig["client"] in agencies) for gig in GIGS if "agency" in gig)
    assert all(gig.get("agency") for gig in GIGS if gig["client"] in agencies)


def test_uk_tax_is_stated_only_where_the_client_is_in_the_uk():
    country = {client["slug"]: client["country"] for client in CLIENTS}
    assert all(country[gig["client"]] == "GB" for gig in GIGS if gig.get("tax", "").startswith("uk_"))
