"""The sums of the articles: what each works out, and what it refuses."""

from datetime import date

import pytest
import time_machine

from articles.calculators import CALCULATORS, calculator
from articles.calculators.overlap import clock_changes


def work_out(name, **typed):
    example = {field: form.initial for field, form in CALCULATORS[name].base_fields.items()}
    form = calculator(name, example | typed)
    assert form.is_valid(), form.errors
    return dict(form.lines()), form.notes()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("day_rate", {"days": 0}),
        ("day_rate", {"fee": 100}),
        ("day_rate", {"profit": "1e400"}),
        ("day_rate", {"hours": "NaN"}),
        ("late_payment", {"invoice": -1}),
        ("late_payment", {"days_late": 0}),
        ("tax", {"profit": 100_001}),
        ("overlap", {"you": "Mars/Olympus"}),
        ("overlap", {"begin": 18, "end": 9}),
        ("opening", {"opening": "x" * 601}),
        ("opening", {"opening": "a\x00b"}),
        ("take_home", {"asked": "many"}),
        ("convert", {"billable": 0}),
    ],
)
def test_what_makes_no_sense_is_refused(name, typed):
    example = {field: form.initial for field, form in CALCULATORS[name].base_fields.items()}

    assert not calculator(name, example | typed).is_valid()


@pytest.mark.parametrize("name", sorted(CALCULATORS))
def test_each_shows_its_example_before_anything_is_typed(name):
    form = calculator(name, {})

    assert form.is_valid(), form.errors
    assert form.lines()
    assert form.notes()


def test_a_half_typed_sum_is_not_filled_up_with_the_example():
    assert not calculator("day_rate", {"profit": "5"}).is_valid()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ({}, "368.72"),
        ({"fee": 10}, "409.68"),
        ({"days": 120}, "550.00"),
        ({"days": 150, "fee": 10}, "488.89"),
        ({"profit": 110_000, "costs": 14_000, "hours": 6}, "692.74"),
    ],
)
def test_a_day_rate_is_profit_and_costs_over_days_over_what_is_kept(typed, day):
    assert work_out("day_rate", **typed)[0]["A day"] == day


def test_an_hour_is_a_day_over_the_hours_billed():
    assert work_out("day_rate", profit=110_000, costs=14_000, hours=6)[0]["An hour"] == "115.46"


def test_late_payment_is_simple_interest_and_a_fixed_sum():
    lines, _ = work_out("late_payment")

    assert lines == {"Interest at 11.75% a year": "£48.29", "Fixed sum": "£70.00", "Together": "£118.29"}


@pytest.mark.parametrize(
    ("invoice", "fixed"), [("999.99", "40.00"), (1000, "70.00"), ("9999.99", "70.00"), (10_000, "100.00")]
)
def test_the_fixed_sum_follows_the_invoice(invoice, fixed):
    assert work_out("late_payment", invoice=invoice)[0]["Fixed sum"] == f"£{fixed}"


def test_tax_to_put_aside_is_income_tax_and_class_4():
    lines, _ = work_out("tax")

    assert lines == {
        "Income tax": "£11,432.00",
        "Class 4 National Insurance": "£2,456.60",
        "Put aside": "£13,888.60, 23.1% of profit",
        "Left": "£46,111.40",
    }


@pytest.mark.parametrize(("profit", "aside"), [(0, "£0.00"), (12_570, "£0.00, 0.0% of profit")])
def test_below_the_allowance_nothing_is_put_aside(profit, aside):
    assert work_out("tax", profit=profit)[0]["Put aside"] == aside


@pytest.mark.parametrize(
    ("you", "them", "january", "july"),
    [
        ("Asia/Kolkata", "Europe/London", "2.5 hours", "3.5 hours"),
        ("Africa/Lagos", "Europe/London", "7 hours", "8 hours"),
        ("America/New_York", "Europe/Berlin", "2 hours", "2 hours"),
        ("Asia/Singapore", "Europe/London", "none", "1 hour"),
    ],
)
def test_overlap_follows_the_clocks_of_both_places(you, them, january, july):
    with time_machine.travel("2026-12-01", tick=False):
        lines, _ = work_out("overlap", you=you, them=them)

    assert (lines["January 2027"], lines["July 2027"]) == (january, july)
    assert len(lines) == 12


def test_overlap_says_when_clocks_change_and_where_they_do_not():
    with time_machine.travel("2026-12-01", tick=False):
        _, notes = work_out("overlap")

    assert "Bengaluru does not change its clocks." in notes
    assert "London changes its clocks on 28 March 2027 and 31 October 2027." in notes


def test_america_changes_its_clocks_on_other_days_than_europe():
    assert clock_changes("America/New_York", date(2026, 12, 1)) == [date(2027, 3, 14), date(2027, 11, 7)]


def test_a_card_is_cut_where_a_list_of_proposals_cuts_it():
    lines, _ = work_out("opening", opening="y" * 250)

    assert [len(value) for value in lines.values()][:2] == [150, 50]
    assert lines["Left for whoever opens it"] == "50 characters"


def test_an_opening_that_anybody_could_send_is_told_so():
    _, notes = work_out("opening", opening="Dear hiring manager, I have many years of experience.")

    assert len(notes) == 3


def test_a_test_over_the_limit_becomes_a_paid_milestone():
    assert work_out("take_home")[0]["What to ask for the rest"] == "240.00"
    assert "within your limit" in work_out("take_home", asked=2)[0]["What to ask for the rest"]


def test_a_day_rate_by_the_hour_and_the_year():
    lines, _ = work_out("convert")

    assert list(lines.values()) == ["62.50", "89,500.00", "43.03"]
