"""The sum of a match: the published rules, its parts, the order it gives, and where they are printed."""

from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from accounts.models import DeveloperSkill
from gigs.filters import GigFilter
from gigs.matching import ranking, rules
from gigs.matching.parts import Must, eligible, explain
from gigs.models import Gig, choices
from gigs.reader import reader_of
from marketplace.lib.zones import NAMES
from tests.accounts.factories import make_developer, make_rate
from tests.factories import make_client, make_gig, make_skill

pytestmark = pytest.mark.django_db

SKILLS = ["python", "go", "rust", "postgresql", "kafka", "redis"]
COUNTRIES = ["NO", "GB", "US", "IN"]
ZONES = ["", "Europe/Oslo", "Asia/Kolkata", "America/New_York", "Etc/UTC"]


def musts(gig):
    rows = gig.gig_skills.filter(need="must").select_related("skill")
    return [Must(row.skill.slug, row.skill.name, row.level) for row in rows]


def match(gig, reader):
    gig.refresh_from_db()
    return explain(gig, musts(gig), reader)


def points(gig, user):
    return {part.words: part.points for part in match(gig, reader_of(user)).parts if part.points}


def best(user):
    return ranking.best(GigFilter({}).wanted, reader_of(user))


def a_random_gig(dice, client):
    scope = dice.choice(["worldwide", "only", "except", "not_stated"])
    gig = make_gig(
        client=client,
        skills=dice.sample(SKILLS, k=dice.randint(0, 6)),
        level=dice.choice([None, 1, 2, 3, 4]),
        pay_model=dice.choice(["day", "hour", "fixed"]),
        pay_min=200,
        pay_max=dice.choice([400, 460]),
        currency=dice.choice(["EUR", "USD"]),
        workplace=dice.choice(["remote", "hybrid", "on_site", "not_stated"]),
        remote_scope=scope,
        countries=dice.sample(COUNTRIES, k=dice.randint(1, 3)),
        country=dice.choice(["", *COUNTRIES]),
        zone=dice.choice(ZONES),
        overlap_hours=dice.choice([None, 1, 3, 5, 8]),
        start=dice.choice(choices.Start.values),
        start_on=dice.choice([None, timezone.localdate() + timedelta(days=dice.randint(1, 60))]),
        work_type=dice.choice(choices.WorkType.values),
        published_at=timezone.now() - timedelta(hours=dice.randint(1, 200)),
    )
    for row in gig.gig_skills.all():
        row.level, row.need = dice.choice([None, 1, 2, 3, 4]), dice.choice(["must", "must", "must", "nice"])
        row.save()
    return gig


def a_random_developer(dice):
    developer = make_developer(
        skills=[],
        rates=[],
        country=dice.choice(["", *COUNTRIES]),
        work_countries=dice.sample(COUNTRIES, k=dice.randint(0, 2)),
        time_zone=dice.choice([zone for zone in ZONES if zone in ["", *NAMES]]),
        availability=dice.choice(["available", "part_time", "from_date", "not_looking", "not_stated"]),
        available_from=timezone.localdate() + timedelta(days=20),
        confirmed_at=dice.choice([None, timezone.now()]),
        specialisms=dice.sample(sorted(rules.WORK_OF), k=2),
        status="draft",
    )
    for slug in dice.sample(SKILLS, k=dice.randint(1, 6)):
        DeveloperSkill.objects.create(developer=developer, skill=make_skill(slug), level=dice.randint(1, 4))
    for currency in dice.sample(["EUR", "USD"], k=dice.randint(0, 2)):
        make_rate(developer, currency=currency, low=dice.choice([300, 430, 600]), high=700, visibility="hidden")
    return developer


# -- the parts add up


def test_the_database_and_the_explanation_agree_on_every_gig_and_profile():
    dice = Random(7)
    client = make_client()
    gigs = [a_random_gig(dice, client) for _ in range(60)]
    for gig in gigs:
        gig.refresh_from_db()
    asked = {gig.pk: musts(gig) for gig in gigs}

    for _ in range(12):
        reader = reader_of(a_random_developer(dice).user)
        scores = dict(Gig.objects.annotate(score=ranking.score(reader)).values_list("pk", "score"))
        assert {gig.pk: explain(gig, asked[gig.pk], reader).score for gig in gigs} == scores


def test_the_best_are_those_of_the_plain_computation():
    dice = Random(11)
    client = make_client()
    gigs = [a_random_gig(dice, client) for _ in range(80)]
    for gig in gigs:
        gig.refresh_from_db()
    asked = {gig.pk: musts(gig) for gig in gigs}

    for _ in range(6):
        reader = reader_of(a_random_developer(dice).user)
        fits = [gig for gig in gigs if eligible(gig, reader) is not False]
        fits = [gig for gig in fits if {must.slug for must in asked[gig.pk]} & set(reader.skills)]
        plain = sorted(
            fits, key=lambda gig: (-explain(gig, asked[gig.pk], reader).score, -gig.published_at.timestamp())
        )
        assert [pk for _, _, pk in ranking.best({}, reader)][:20] == [gig.pk for gig in plain[:20]]


def test_of_very_many_those_with_most_skills_in_common_are_ranked(grace, monkeypatch):
    monkeypatch.setattr(ranking, "LOOKED_AT", 2)
    make_developer(grace, skills=["python", "go", "rust"])
    three, two = make_gig(skills=["python", "go", "rust"], currency="USD"), make_gig(skills=["python", "go"])
    make_gig(skills=["python"])

    assert {pk for _, _, pk in best(grace)} == {three.pk, two.pk}


def test_no_score_is_above_the_sum_of_all_rules(grace):
    make_developer(
        grace,
        skills=SKILLS,
        rates=[{"low": 400}],
        specialisms=["performance"],
        time_zone="Europe/Oslo",
    )
    gig = make_gig(skills=SKILLS, zone="Europe/Oslo", overlap_hours=8, start="asap", level=3)

    found = match(gig, reader_of(grace))
    assert found.score == rules.MOST == 115
    assert sum(part.points for part in found.parts) == found.score
    assert best(grace) == [(115, gig.published_at, gig.pk)]


# -- each rule


@pytest.mark.parametrize(
    ("gig", "profile", "words"),
    [
        ({"level": 4}, {}, "they want level expert"),
        ({"level": None}, {}, "level not stated"),
        ({"currency": "USD"}, {}, "no rate in USD on your profile"),
        ({"pay_min": 100, "pay_max": 200}, {}, "pays less than your €500 a day"),
        ({"pay_model": "fixed"}, {}, "day equivalent of the pay not stated"),
        ({}, {}, "hours of overlap not stated"),
        ({"zone": "Australia/Sydney", "overlap_hours": 2}, {}, "0 h of overlap, they ask 2 h"),
        ({"remote_scope": "not_stated"}, {}, "from where: not stated"),
        ({"remote_scope": "only", "countries": ["US"]}, {}, "not from a country that you may work in"),
        ({"workplace": "on_site", "country": "GB"}, {}, "not from a country that you may work in"),
        ({}, {}, "start not stated"),
        ({"start": "asap"}, {"confirmed_at": None}, "your availability is not confirmed"),
        ({"start": "asap"}, {"availability": "not_looking"}, "you are not free when it starts"),
        ({"work_type": "bug_fix"}, {}, "bug fix"),
    ],
)
def test_what_earns_nothing_says_why(grace, gig, profile, words):
    make_developer(grace, **profile)
    parts = {part.words: part for part in match(make_gig(**gig), reader_of(grace)).parts}

    assert parts[words].points == 0
    assert parts[words].kind != "add"


def test_a_skill_under_the_level_that_is_asked_is_not_met(grace):
    make_developer(grace, skills=["python"])
    gig = make_gig(skills=["python", "go"])
    gig.gig_skills.filter(skill__slug="python").update(level=4)

    kinds = {part.words: part.kind for part in match(gig, reader_of(grace)).parts}
    assert kinds["Python: you are at strong, they ask expert"] == "del"
    assert kinds["Go: not on your profile"] == "del"


def test_a_sixth_skill_earns_nothing_more(grace):
    make_developer(grace, skills=SKILLS)
    gig = make_gig(skills=SKILLS)

    assert [part.points for part in match(gig, reader_of(grace)).parts[:6]] == [10, 10, 10, 10, 10, 0]


def test_a_hidden_rate_counts_for_its_owner(grace):
    make_developer(grace, rates=[{"low": 450, "visibility": "hidden"}])

    assert points(make_gig(), grace)["reaches your €450 a day"] == rules.PAY.points


def test_who_is_free_from_a_day_fits_what_starts_later(grace):
    day = timezone.localdate() + timedelta(days=10)
    make_developer(grace, availability="from_date", available_from=day)

    assert "you are free when it starts" in points(make_gig(start="from", start_on=day), grace)
    assert "you are free when it starts" in points(make_gig(start="flexible"), grace)
    assert "you are free when it starts" not in points(make_gig(start="from", start_on=day - timedelta(days=1)), grace)


def test_only_a_new_gig_earns_for_being_new(grace):
    make_developer(grace)
    old = make_gig(published_at=timezone.now() - timedelta(days=3, minutes=1))

    assert "new: published in the last 3 days" not in points(old, grace)
    assert "new: published in the last 3 days" in points(make_gig(), grace)


# -- the pages


def test_the_page_of_a_gig_shows_the_same_sum(client, grace):
    make_developer(grace, skills=["python"])
    gig = make_gig(skills=["python"])
    client.force_login(grace)

    assert f"Match {match(gig, reader_of(grace)).score}" in client.get(gig.get_absolute_url()).content.decode()


def test_the_page_prints_the_constants_that_rank(client, monkeypatch):
    page = client.get("/how-ranking-works/").content.decode()

    for rule in rules.RULES:
        assert rule.name in page
        assert f'<td class="num">{rule.points}' in page
    assert f"At most {rules.MOST} in all; at most {rules.MOST_FOR_SKILLS} of them for skills." in page
    assert client.post("/how-ranking-works/").status_code == 405
