"""Taking gigs over from files that people really have: `manage.py import_gigs FILE`."""

import json
import re

import pytest
from django.core.management import CommandError, call_command

from gigs.imports.kinds import understand
from gigs.models import Gig
from tests.factories import make_gig, make_skill

LOOSE = {
    "title": "Django API for a booking system 🚀",
    "description": "<p>We have a <b>Django</b> monolith.</p><ul><li>Add an API</li><li>Document it</li></ul>",
    "tags": ["Python", "postgres", "Underwater Basket", "+4"],
    "rate": "Hourly: $48.00 - $100.00",
    "exp_lvl": "Intermediate",
    "est_time": "Less than 1 month, Less than 30 hrs/week",
    "link": "https://elsewhere.example/gigs/1",
}
POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Go service for meter readings",
    "description": "<p>40,000 writes a second.</p>",
    "baseSalary": {"currency": "EUR", "value": {"minValue": 500, "maxValue": 650, "unitText": "DAY"}},
    "jobLocationType": "TELECOMMUTE",
    "applicantLocationRequirements": [{"@type": "Country", "name": "Germany"}, {"@type": "Country", "name": "AT"}],
    "skills": "golang, k8s",
    "url": "https://elsewhere.example/gigs/2",
}


# -- refusals


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"7"])
def test_a_file_that_holds_no_records_is_refused_as_a_whole(import_file, content):
    with pytest.raises(CommandError) as error:
        import_file(content)
    assert len(str(error.value)) > 10


def test_a_file_that_is_not_there_is_one_sentence(db, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_gigs", tmp_path / "none.json")


@pytest.mark.parametrize("slug", ["nobody", "\x01\udcff"])
def test_an_unknown_client_is_refused(import_file, slug):
    with pytest.raises(CommandError, match="no client"):
        import_file([LOOSE], "--client", slug)


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_where_nothing_at_all_could_be_taken_the_program_that_asked_hears_it(import_file, options):
    with pytest.raises(CommandError, match="Nothing could be taken"):
        import_file([{"title": "No text"}, LOOSE | {"title": 7}], *options)


def test_what_is_there_already_is_no_failure(import_file):
    import_file([LOOSE])
    assert "1 there already" in import_file([LOOSE])


def test_good_records_are_taken_when_others_are_bad(import_file):
    lines = [json.dumps(LOOSE), "{broken", "[1]", json.dumps({"title": "No text"}), json.dumps(POSTING)]

    report = import_file("\n".join(lines).encode())

    assert Gig.objects.count() == 2
    assert "line 2: refused: it is not JSON" in report
    assert "line 3: refused" in report
    assert "there is no description" in report


@pytest.mark.parametrize(
    ("rate", "sentence"),
    [
        ("", "Say how the work is paid"),
        ("Hourly: $10.00 - $100.00", "at most 30"),
        ("Hourly", "Choose the currency"),
        ("$90k a year", "Say how the work is paid"),
    ],
)
def test_without_usable_pay_a_gig_stays_a_draft_with_that_reason(import_file, adas_client, rate, sentence):
    import_file([LOOSE | {"rate": rate}], "--client", adas_client.slug)

    gig = Gig.objects.get()
    assert gig.status == "draft"
    assert sentence in gig.review_note


def test_without_a_client_all_stay_drafts_of_nobody(import_file):
    import_file([LOOSE, POSTING])

    assert {gig.status for gig in Gig.objects.all()} == {"draft"}
    assert {gig.client.status for gig in Gig.objects.all()} == {"unclaimed"}
    assert not Gig.objects.listed().exists()


ODD = [None, 5, [], {}, "x" * 100_000, "a\0b", "\ud800", -1, 10**30, True, [[]], "NaN"]
ODD += [[None], {"value": [1]}, {"value": {"minValue": {}}}, {"min": "a", "max": []}]


def assert_each_is_answered(report):
    """Refused, or taken as a draft that says what had no place."""
    for number in range(1, len(ODD) + 1):
        assert re.search(rf"^record {number}: (refused|draft)", report, re.MULTILINE), number


@pytest.mark.parametrize("name", ["title", "description", "tags", "rate", "est_time", "exp_lvl", "link"])
def test_odd_values_of_loose_records_never_break_the_import(import_file, name):
    told_apart = {"link": "https://jobs.example/{}"} if name != "link" else {"title": "T{}"}
    rows = [
        LOOSE | {key: text.format(at) for key, text in told_apart.items()} | {name: value}
        for at, value in enumerate(ODD)
    ]
    assert_each_is_answered(import_file(rows))


@pytest.mark.parametrize("name", ["baseSalary", "jobLocation", "applicantLocationRequirements", "skills", "identifier"])
def test_odd_values_of_postings_never_break_the_import(import_file, name):
    posting = POSTING | {"jobLocationType": None}
    rows = [posting | {"url": f"https://jobs.example/{at}", name: value} for at, value in enumerate(ODD)]
    assert_each_is_answered(import_file(rows))


@pytest.mark.parametrize("name", ["pay", "remote", "skills", "level", "countries", "questions", "reply_days", "agency"])
def test_odd_values_of_our_own_records_never_break_the_import(import_file, name):
    rows = [
        {"title": f"T{at}", "description": "D", "pay": {"model": "day"}, name: value} for at, value in enumerate(ODD)
    ]
    assert_each_is_answered(import_file(rows))


def test_a_posting_that_is_over_is_refused_and_the_report_says_so(import_file):
    rows = [
        POSTING | {"validThrough": day, "url": f"https://jobs.example/{day}"} for day in ("2020-01-01", "2999-12-31")
    ]
    report = import_file(rows)

    assert "it was valid through 2020-01-01" in report
    assert Gig.objects.count() == 1


def test_what_breaks_a_rule_is_refused_in_the_words_of_the_rule(import_file):
    pay = {"model": "day", "min": 600, "max": 500, "currency": "EUR"}

    report = import_file([{"title": "T1", "description": "D", "pay": pay}, LOOSE])

    assert "record 1: refused “T1”: The lowest pay is above the highest." in report
    assert Gig.objects.count() == 1


# -- what is taken


def test_a_loose_record_is_understood(import_file, adas_client):
    report = import_file([LOOSE], "--client", adas_client.slug)

    gig = Gig.objects.get()
    assert (gig.pay_model, gig.pay_min, gig.pay_max, gig.currency) == ("hour", 48, 100, "USD")
    assert (gig.level, gig.weeks_max, gig.week_hours_max) == (2, 4, 30)
    assert gig.title.endswith("🚀")
    assert gig.description == "We have a Django monolith.\n\n- Add an API\n\n- Document it"
    assert [(row.skill.slug, row.need) for row in gig.gig_skills.all()] == [("python", "must"), ("postgresql", "must")]
    assert gig.status == "in_review"
    assert "no place for tag: Underwater Basket" in report
    assert "+4" not in report
    assert "took: pay_model hour, pay_min 48, pay_max 100, currency USD, level 2" in report
    assert "skills python, postgresql\n" in report
    assert "record 1: there already “Django API" in import_file([LOOSE], "--client", adas_client.slug)


def test_a_fixed_price_may_stand_in_another_field(import_file, adas_client):
    import_file([LOOSE | {"rate": "Fixed-price", "budget": "€2.500,50"}], "--client", adas_client.slug)

    gig = Gig.objects.get()
    assert (gig.pay_model, gig.pay_min, gig.pay_max, gig.currency) == ("fixed", 2500, 2501, "EUR")


def test_a_posting_is_understood(import_file, adas_client):
    import_file({"@graph": [POSTING]}, "--client", adas_client.slug)

    gig = Gig.objects.get()
    assert (gig.pay_model, gig.pay_min, gig.pay_max, gig.currency) == ("day", 500, 650, "EUR")
    assert (gig.workplace, gig.remote_scope, gig.countries) == ("remote", "only", ["DE", "AT"])
    assert [row.skill.slug for row in gig.gig_skills.all()] == ["go", "kubernetes"]


def test_what_nobody_stated_is_not_stated(import_file, adas_client):
    import_file([LOOSE], "--client", adas_client.slug)

    gig = Gig.objects.get()
    assert (gig.workplace, gig.tax, gig.remote_scope, gig.assessment) == ("not_stated",) * 4


def test_the_seventh_tag_is_nice_to_have(import_file, adas_client):
    words = [f"skill-{number}" for number in range(17)]
    for word in words:
        make_skill(word)

    report = import_file([LOOSE | {"tags": ", ".join(words)}], "--client", adas_client.slug)

    needs = [row.need for row in Gig.objects.get().gig_skills.all()]
    assert needs == ["must"] * 6 + ["nice"] * 9
    assert "no place for tag: skill-16" in report


def test_a_description_of_ten_thousand_characters_is_kept_whole(import_file):
    import_file([LOOSE | {"description": "word " * 2_000}])

    assert len(Gig.objects.get().description) == 9_999


def test_a_trusted_clients_gigs_open_at_once(import_file, adas_client):
    old = make_gig(client=adas_client)
    Gig.objects.filter(pk=old.pk).update(published_at=old.published_at.replace(year=2020))

    import_file([LOOSE], "--client", adas_client.slug)

    assert Gig.objects.exclude(pk=old.pk).get().status == "open"


# -- twice


def test_the_same_file_twice_imports_nothing_twice(import_file):
    import_file([LOOSE, POSTING])

    report = import_file([LOOSE, POSTING])

    assert Gig.objects.count() == 2
    assert "2 there already" in report


def test_without_link_and_id_the_words_are_the_key(import_file):
    record = {name: value for name, value in LOOSE.items() if name != "link"}

    import_file([record, record | {"title": record["title"].upper()}])

    assert Gig.objects.count() == 1


def test_a_dry_run_reports_and_keeps_nothing(import_file):
    report = import_file([LOOSE], "--dry-run")

    assert report.startswith("record 1: draft")
    assert "Dry run" in report
    assert not Gig.objects.exists()


def test_a_record_is_understood_by_what_it_holds():
    assert understand({"title": "T", "description": "D", "public_id": "abc2"}).key == "abc2"
    assert understand({"pay": {}, "title": "T", "description": "D"}).key.startswith("text:")
    assert understand({"@type": ["JobPosting"], "title": "T", "description": "D", "@id": "x"}).key == "x"
