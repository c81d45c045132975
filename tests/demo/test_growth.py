"""Grown gigs and clients: enough to fill a site, and nothing a person would not have written."""

import statistics
from collections import Counter
from functools import cache
from itertools import islice

import pytest

from accounts.models import AREAS
from gigs.models.choices import WorkType
from marketplace.demo.growth import client_name, client_records, clients_for, gig_records
from marketplace.demo.growth_pay import neat
from marketplace.demo.growth_words import content

from .records import SKILLS, check_client, check_gig

COUNT = 3_000


@cache
def gigs():
    """Made by the first test that looks at them: every process of the suite reads this file."""
    return list(gig_records(COUNT))


@cache
def clients():
    return list(client_records(clients_for(COUNT)))


def shares(field):
    return {value: times / COUNT for value, times in Counter(gig[field] for gig in gigs()).items()}


def test_every_gig_passes_the_gate_and_says_nothing_unknown():
    for gig in gigs():
        check_gig(gig)


def test_every_client_can_be_shown():
    for client in clients():
        check_client(client)


def test_no_client_is_verified_at_a_domain_that_it_does_not_have():
    assert not [client for client in clients() if client["verified"] == "domain" and not client["website"]]


def test_the_same_seed_writes_the_same_gigs():
    assert list(gig_records(50, seed=7)) == list(gig_records(50, seed=7))
    assert list(client_records(50, seed=7)) == list(client_records(50, seed=7))


def test_another_seed_writes_others():
    assert list(gig_records(50, seed=7)) != list(gig_records(50, seed=8))


def test_the_first_gigs_are_the_same_however_many_follow():
    assert list(gig_records(40)) == list(islice(gig_records(9_000), 40))
    assert list(client_records(20)) == list(islice(client_records(400), 20))


def test_every_gig_has_a_client_among_those_written_with_it():
    assert {gig["client"] for gig in gigs()} <= {client["slug"] for client in clients()}


def test_no_two_clients_share_a_name():
    names = [client_name(number) for number in range(30_000)]
    assert len({name for name, _ in names}) == len({slug for _, slug in names}) == len(names)


def test_titles_and_briefs_rarely_repeat():
    assert len({gig["title"] for gig in gigs()}) > 0.9 * COUNT
    assert len({gig["description"] for gig in gigs()}) == COUNT
    assert len({gig["key"] for gig in gigs()}) == COUNT


def test_a_brief_has_the_length_of_a_brief():
    words = [len(gig["description"].split()) for gig in gigs()]
    assert min(words) >= 80
    assert max(words) <= 350
    assert 150 <= statistics.mean(words) <= 250


def test_every_kind_of_work_level_and_area_comes_up():
    assert set(shares("work_type")) == set(WorkType.values)
    assert max(shares("work_type").values()) < 0.25
    assert set(shares("level")) == {1, 2, 3, 4}
    areas = {SKILLS[row["slug"]] for gig in gigs() for row in gig["skills"]}
    assert areas >= {area.label for area in AREAS}


def test_two_gigs_in_three_are_remote_and_most_are_open():
    assert shares("workplace")["remote"] == pytest.approx(0.65, abs=0.05)
    assert shares("workplace")["hybrid"] == pytest.approx(0.2, abs=0.05)
    assert shares("state")["open"] > 0.8


def test_recent_gigs_are_more_frequent_and_an_open_one_is_still_listed():
    ages = [gig["published_days_ago"] for gig in gigs() if gig["state"] == "open"]
    assert max(ages) < 30
    assert statistics.median(ages) < 13


def test_few_ranges_are_wide():
    wide = sum(gig["pay"]["max"] > 2 * gig["pay"]["min"] for gig in gigs())
    assert 0 < wide / COUNT < 0.06


def test_more_experience_is_better_paid_in_every_country():
    for country in content("rates.json")["countries"].values():
        middles = [sum(band) for band in country["day"]]
        assert middles == sorted(middles)


def test_something_is_left_unsaid_in_every_optional_field():
    for field in ("tax", "assessment", "ai", "on_call", "duration_weeks", "start", "agency", "payment_days"):
        said = sum(field in gig for gig in gigs())
        assert 0 < said < COUNT


def test_every_slug_of_the_stacks_is_known():
    bundles = content("world.json")["bundles"]
    assert {slug for bundle in bundles for need in ("must", "nice", "learn") for slug in bundle[need]} <= set(SKILLS)
    for work in content("phrases.json")["work_types"].values():
        assert set(work["extra_must"] + work["extra_nice"]) <= set(SKILLS)


def test_an_article_fits_the_word_behind_it():
    for gig in gigs():
        for article in (" a a", " a e", " a i", " a o", " an b", " an c", " an d"):
            assert article not in gig["title"].lower(), gig["title"]


@pytest.mark.parametrize(("amount", "written"), [(463.2, 465), (68.4, 68), (12437, 12500), (861_900, 860_000), (7, 7)])
def test_pay_is_written_as_a_person_would(amount, written):
    assert neat(amount) == written
