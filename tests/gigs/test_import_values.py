"""Objects, lists and lone ends where a word or a sum should be: said in the report, never published as text."""

import pytest

from gigs.imports.kinds import understand
from gigs.models import Gig
from tests.gigs.test_import_gigs import LOOSE, POSTING

OWN = {"title": "T", "description": "D", "pay": {"model": "day", "min": 400, "max": 500, "currency": "EUR"}}


@pytest.mark.parametrize("record", [LOOSE, POSTING, OWN], ids=["loose", "posting", "own"])
@pytest.mark.parametrize("odd", [{"a": 1}, ["a", 1], True, 7], ids=str)
def test_a_record_without_a_title_in_words_is_refused_by_itself(import_file, record, odd):
    report = import_file([record | {"title": odd}, LOOSE | {"title": "Good", "link": "https://good.example/1"}])

    assert "record 1: refused: there is no title" in report
    assert f"no place for title: {odd}" in report
    assert [gig.title for gig in Gig.objects.all()] == ["Good"]


@pytest.mark.parametrize("record", [LOOSE, POSTING])
def test_a_description_that_is_an_object_is_no_description(import_file, record):
    report = import_file([record | {"description": {"b": "c"}}, OWN])

    assert "there is no description" in report
    assert "no place for description: {'b': 'c'}" in report


@pytest.mark.parametrize("name", ["link", "public_id"])
@pytest.mark.parametrize("record", [LOOSE, OWN], ids=["loose", "own"])
def test_an_object_is_no_key(record, name):
    parsed = understand({key: value for key, value in record.items() if key != "link"} | {name: {"a": 1}})

    assert parsed.key.startswith("text:")
    assert f"{name}: {{'a': 1}}" in parsed.unplaced


@pytest.mark.parametrize("name", ["tags", "rate", "exp_lvl", "est_time", "currency"])
def test_an_object_is_no_fact(name):
    parsed = understand(LOOSE | {name: {"senior": "$50 hourly, 3 months"}})

    assert any(line.startswith(f"{name}: {{'senior'") for line in parsed.unplaced)
    assert "senior" not in str(parsed.fields) + str(parsed.skills)


@pytest.mark.parametrize("title", ["T", {"a": 1}])
def test_the_report_of_one_record_is_bounded_and_says_how_many_more_there_are(import_file, title):
    odd = {f"field-{number}": "x" for number in range(499)}
    report = import_file([LOOSE | odd | {"title": title, "rate": "$50 or $60", "tags": ["go"]}, OWN])

    lines = [line for line in report.splitlines() if "no place for" in line]
    assert len(lines) == 21
    assert lines[0] == "    no place for pay: $50 or $60 (it is not certain what the pay is)"
    assert lines[-1] == f"    no place for {480 if title == 'T' else 481} more"


def test_of_many_unknown_tags_twenty_are_named(import_file):
    report = import_file([LOOSE | {"tags": ["go", *(f"Basket-{number}" for number in range(499))]}])

    assert report.count("no place for tag: ") == 20
    assert "no place for 479 more" in report


@pytest.mark.parametrize("count", [19, 20])
def test_a_report_that_fits_says_nothing_of_more(import_file, count):
    report = import_file([LOOSE | {"tags": ["go", *(f"Basket-{number}" for number in range(count))]}])

    assert report.count("no place for") == count


def test_a_good_value_under_another_name_is_taken_instead(import_file):
    assert understand(LOOSE | {"title": {"a": 1}, "name": "Real"}).fields["title"] == "Real"
    assert understand(POSTING | {"title": {"@value": "Spoken", "@language": "en"}}).fields["title"] == "Spoken"


def salary(base, **more):
    parsed = understand(POSTING | {"baseSalary": base} | more)
    pay = tuple(parsed.fields.get(name) for name in ("pay_min", "pay_max", "currency", "pay_model"))
    return pay, [line for line in parsed.unplaced if line.startswith("pay: ")]


RANGE = {"minValue": 60, "maxValue": 80, "unitText": "HOUR"}


@pytest.mark.parametrize(
    ("base", "why"),
    [
        ([{"x": 1}], "no sum"),
        ({"x": 1}, "no sum"),
        ({"currency": "EUR", "value": RANGE | {"minValue": -60}}, "no sum"),
        ({"currency": "EUR", "value": RANGE | {"minValue": 90}}, "not certain"),
        ({"currency": "EUR", "value": RANGE | {"minValue": "60.000"}}, "not certain"),
        ({"currency": "CNY", "value": RANGE}, "its currency"),
        ({"currency": "EUR", "value": {"value": "$50/hr", "unitText": "HOUR"}}, "its currency"),
        ({"currency": "USD", "value": {"value": "$50/day", "unitText": "HOUR"}}, "not certain"),
        (
            [{"currency": "EUR", "value": RANGE}, {"currency": "EUR", "value": RANGE | {"unitText": "DAY"}}],
            "not certain",
        ),
        ({"currency": "EUR", "value": RANGE | {"unitText": "WEEK"}}, "pay by the week has no place"),
        ({"currency": "EUR", "value": {"value": True, "unitText": "HOUR"}}, "no sum"),
    ],
)
def test_a_salary_that_is_not_sure_is_left_out_and_said(base, why):
    (low, high, *_), lines = salary(base)

    assert (low, high) == (None, None)
    assert len(lines) == 1
    assert why in lines[0]


@pytest.mark.parametrize(
    ("value", "pay", "why"),
    [
        ({"minValue": 50, "unitText": "HOUR"}, (50, None, "EUR", "hour"), "no highest pay"),
        ({"minValue": 50, "maxValue": 0, "unitText": "HOUR"}, (50, None, "EUR", "hour"), "no highest pay"),
        ({"maxValue": "80", "unitText": "HOUR"}, (None, 80, "EUR", "hour"), "no lowest pay"),
    ],
)
def test_a_salary_with_one_end_has_no_other(value, pay, why):
    found, lines = salary({"currency": "EUR", "value": value})

    assert found == pay
    assert why in lines[0]


@pytest.mark.parametrize(
    ("base", "pay"),
    [
        ([{"@type": "MonetaryAmount", "currency": "EUR", "value": RANGE}], (60, 80, "EUR", "hour")),
        ({"currency": "usd", "value": 50, "unitText": "HOUR"}, (50, 50, "USD", "hour")),
        (
            {"currency": "EUR", "value": {"minValue": "60.00", "maxValue": "1,080.50", "unitText": "Day"}},
            (60, 1081, "EUR", "day"),
        ),
        ({"currency": "EUR", "value": {"value": 60.125, "unitText": "per hour"}}, (60, 61, "EUR", "hour")),
        (
            {"currency": "EUR", "value": {"minValue": 1e3, "maxValue": 1.2e3, "unitCode": "MON"}},
            (1000, 1200, "EUR", "month"),
        ),
        (
            {"currency": "USD", "value": {"minValue": "$60", "maxValue": "$80", "unitText": "HOUR"}},
            (60, 80, "USD", "hour"),
        ),
        ({"currency": "USD", "value": "$60-80 per hour"}, (60, 80, "USD", "hour")),
        ("$60-80 per hour", (60, 80, "USD", "hour")),
    ],
)
def test_a_salary_is_read_as_it_is_said(base, pay):
    assert salary(base) == (pay, [])


def test_the_currency_may_stand_in_the_posting_itself():
    assert salary({"value": RANGE}, salaryCurrency="GBP") == ((60, 80, "GBP", "hour"), [])
