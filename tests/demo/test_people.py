import json
import re
from collections import Counter
from datetime import time
from itertools import pairwise
from operator import itemgetter
from urllib.parse import urlsplit

import pytest

from accounts.management.commands.load_skills import DATA, read_rows
from accounts.models import developer_choices as choices
from accounts.models.case_study import CaseStudy
from accounts.models.developer_texts import no_contact, no_pictures
from accounts.models.handle import clean_handle
from accounts.models.history import PARTIAL, Experience, PublicWork
from accounts.models.rate import Rate
from marketplace.demo.developers import ROWS, written
from marketplace.demo.people import developer_records
from marketplace.demo.reading import read
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.money import SYMBOLS
from marketplace.lib.zones import known_zone
from tests.each import for_each

WRITTEN = read("developers_*.json")
EVERYBODY = [*WRITTEN, *developer_records(20)]
FIELDS = set(WRITTEN[0])
SKILLS = {row["slug"] for row in read_rows(DATA / "skills.csv")}
KNOWN_COUNTRIES = {code for code, _ in COUNTRIES}
SETS = {
    "specialisms": choices.Specialism,
    "operations": choices.Operations,
    "domains": choices.Domain,
    "collaboration": choices.Collaboration,
    "engagement_types": choices.Engagement,
    "tax_preferences": choices.TaxPreference,
}
WORDS = {"problem": (30, 70), "constraints": (15, 50), "what_i_did": (50, 120), "outcome": (25, 60)}
LEVELS = {1, 2, 3, 4}


@pytest.fixture(scope="module")
def generated():
    return list(developer_records(400))


def studies(people):
    return [study for person in people for study in person["case_studies"]]


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_a_record_has_every_field_and_no_other(person):
    assert set(person) == FIELDS


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_the_models_accept_every_field(person):
    written(person, None).clean_fields(exclude=["user"])
    for related, model in ROWS.items():
        for row in person[related]:
            model(**row).clean_fields(exclude=["developer"])


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_the_name_and_the_place_can_be_shown(person):
    assert clean_handle(person["handle"]) == person["handle"]
    assert re.fullmatch(r"[a-z0-9-]+@example\.com", person["email"])
    assert 3 <= len(person["name"]) <= 80
    assert person["country"] in KNOWN_COUNTRIES
    assert len(person["region"]) <= 80
    assert 1 <= len(person["city"]) <= 80
    known_zone(person["time_zone"])


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_public_words_fit_and_hold_no_way_to_write_or_call(person):
    assert 10 <= len(person["headline"]) <= 90
    assert 200 <= len(person["about"]) <= 900
    for text in (person["name"], person["headline"], person["about"]):
        no_contact(text)
        no_pictures(text)


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_every_set_holds_known_values_once(person):
    for field, kind in SETS.items():
        assert_known(person[field], kind.values)
    assert 1 <= len(person["specialisms"]) <= 4
    assert person["domains"]
    assert person["engagement_types"]
    assert person["legal_status"] in choices.LegalStatus.values
    assert len(person["minimum_engagement"]) <= 40


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_languages_have_a_code_and_a_level(person):
    assert person["languages"]
    assert_once([row["code"] for row in person["languages"]])
    for row in person["languages"]:
        assert re.fullmatch(r"[a-z]{2,3}", row["code"])
        assert row["level"] in choices.LanguageLevel.values


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_a_working_day_ends_after_it_begins(person):
    assert person["working_hours"]
    for day, (begin, end) in person["working_hours"].items():
        assert day in choices.Weekday.values
        assert time.fromisoformat(begin) < time.fromisoformat(end)


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_skills_come_from_the_vocabulary_at_most_seven_of_them_major(person):
    skills = person["skills"]
    assert 5 <= len(skills) <= 18
    assert sum(skill["is_major"] for skill in skills) <= 7
    assert_known([skill["slug"] for skill in skills], SKILLS)
    for skill in skills:
        assert skill["level"] in LEVELS
        assert 0 < skill["years"] <= 40
        assert 1990 <= skill["last_used"] <= 2026
        assert isinstance(skill["wants_more"], bool)


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_a_case_study_fits_and_an_anonymised_one_names_no_client(person):
    assert len(person["case_studies"]) <= 4
    for study in person["case_studies"]:
        assert study["confidentiality"] in CaseStudy.Confidentiality.values
        assert study["confidentiality"] == "public" or not study["client_name"]
        assert_known(study["stack"], SKILLS)
        assert study["link"] == ""
        for field in ("title", "role", "period", "metric_before", "metric_after", "client_name"):
            assert len(study[field]) <= CaseStudy._meta.get_field(field).max_length
        for field in WORDS:
            no_contact(study[field])


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_the_past_has_dates_in_order(person):
    assert 1 <= len(person["experience"]) <= 5
    for row in person["experience"]:
        assert re.match(PARTIAL, row["start"])
        assert row["end"] == "" or row["start"] <= row["end"]
        assert row["kind"] in Experience.Kind.values
        assert row["summary"]
    for row in person["education"]:
        assert re.match(PARTIAL, row["date"])
        assert row["expires"] == "" or re.match(PARTIAL, row["expires"])


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_an_address_leads_to_a_reserved_name_only(person):
    work = person["public_work"]
    assert all(row["kind"] in PublicWork.Kind.values for row in work)
    links = [row["url"] for row in work] + [row["verify_url"] for row in person["education"]]
    for url in filter(None, links):
        assert urlsplit(url).scheme == "https"
        assert urlsplit(url).hostname.endswith(".example")


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_rates_are_in_order_and_in_a_known_currency(person):
    assert 1 <= len(person["rates"]) <= 3
    for rate in person["rates"]:
        assert rate["unit"] in Rate.Unit.values
        assert 0 < rate["min"] <= rate["max"] <= 3 * rate["min"] or rate["unit"] == "fixed"
        assert 0 < rate["min"] <= rate["max"]
        assert rate["currency"] in SYMBOLS
        assert rate["visibility"] in Rate.Visibility.values


@for_each(EVERYBODY, name=itemgetter("handle"))
def test_availability_says_from_when_only_where_it_is_from_a_date(person):
    free = person["availability"]
    assert free["status"] in {"available", "from_date", "part_time", "not_looking"}
    assert (free["from_in_days"] is not None) == (free["status"] == "from_date")
    assert 0 <= free["hours_a_week"] <= 60
    assert 0 <= free["notice_days"] <= 180
    assert 0 <= free["confirmed_days_ago"] <= 70
    assert_known(free["workplaces"], choices.Workplace.values)
    assert_known(free["work_countries"], KNOWN_COUNTRIES)


def test_nobody_shares_a_handle_or_an_email_address(generated):
    people = [*WRITTEN, *generated]
    assert_once([person["handle"] for person in people])
    assert_once([person["email"] for person in people])


def test_forty_people_are_written_by_hand_in_the_states_that_the_demo_shows():
    assert len(WRITTEN) == 40
    assert Counter(person["state"] for person in WRITTEN) == {"published": 36, "in_review": 3, "draft": 1}
    assert Counter(person["visibility"] for person in WRITTEN) == {"public": 37, "members": 2, "hidden": 1}


def test_grace_and_linus_have_rich_profiles_that_anybody_can_read():
    people = {person["email"]: person for person in WRITTEN}
    for name in ("grace", "linus"):
        person = people[f"{name}@example.com"]
        assert (person["handle"], person["state"], person["visibility"]) == (name, "published", "public")
        assert len(person["case_studies"]) >= 3


def test_the_written_people_come_from_many_places_and_all_levels():
    assert len({person["country"] for person in WRITTEN}) >= 18
    highest = {max(skill["level"] for skill in person["skills"]) for person in WRITTEN}
    assert {2, 3, 4} <= highest
    assert {skill["level"] for person in WRITTEN for skill in person["skills"]} == LEVELS
    assert len({person["specialisms"][0] for person in WRITTEN}) >= 12


def test_several_rates_are_kept_from_everybody():
    hidden = [rate for person in WRITTEN for rate in person["rates"] if rate["visibility"] == "hidden"]
    assert len(hidden) >= 5


def test_the_written_case_studies_are_many_different_and_long_enough_to_believe():
    found = studies(WRITTEN)
    assert len(found) >= 80
    assert_once([study["title"] for study in found])
    for study in found:
        for field, (least, most) in WORDS.items():
            assert least <= len(study[field].split()) <= most, (study["title"], field)
        assert study["metric_before"]
        assert study["metric_after"]
        assert study["stack"]


def test_no_sentence_is_used_in_two_written_case_studies():
    texts = " ".join(study[field] for study in studies(WRITTEN) for field in WORDS)
    sentences = [sentence for sentence in re.split(r"(?<=[.!?])\s+", texts) if len(sentence.split()) > 5]
    assert_once(sentences)


def test_the_same_seed_gives_the_same_people(generated):
    assert json.dumps(list(developer_records(400))) == json.dumps(generated)


def test_another_seed_gives_other_people(generated):
    others = list(developer_records(50, seed=2))
    assert all(one["name"] != other["name"] or one != other for one, other in zip(generated, others, strict=False))
    assert others != generated[:50]


def test_asking_for_more_people_does_not_change_the_first_ones(generated):
    assert list(developer_records(20)) == generated[:20]


def test_nobody_is_generated_where_nobody_is_asked_for():
    assert list(developer_records(0)) == []


def test_generated_people_are_of_every_level_and_mostly_listed(generated):
    states = Counter(person["state"] for person in generated)
    assert states["published"] > 0.9 * len(generated)
    assert {person["skills"][0]["level"] for person in generated} == LEVELS
    assert len({person["country"] for person in generated}) >= 18


def test_generated_people_who_know_more_ask_for_more_in_the_same_place():
    people = list(developer_records(3_000))
    median = {level: middle_rate(people, level) for level in sorted(LEVELS)}
    assert all(median[low] < median[high] for low, high in pairwise(sorted(LEVELS)))


def middle_rate(people, level):
    """Of those with euro rates by the hour."""
    rates = [person["rates"][0] for person in people if person["skills"][0]["level"] == level]
    asked = sorted(rate["min"] for rate in rates if rate["currency"] == "EUR" and rate["unit"] == "hour")
    return asked[len(asked) // 2]


def assert_known(values, known):
    assert set(values) <= set(known), set(values) - set(known)
    assert_once(values)


def assert_once(values):
    repeated = [value for value, times in Counter(values).items() if times > 1]
    assert not repeated
