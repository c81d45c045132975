"""Hours that two people work at the same time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.lib.overlap import DAYS, OFFICE, hours_together

WINTER, SUMMER = date(2026, 1, 14), date(2026, 7, 15)
# Europe changes its clock on 29 March 2026, North America did on 8 March.
BETWEEN = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("mine", "theirs", "day", "hours"),
    [
        ("Europe/Oslo", "Europe/Oslo", WINTER, 8),
        ("Europe/Oslo", "Europe/London", WINTER, 7),
        ("Europe/Oslo", "America/New_York", WINTER, 2),
        ("Europe/Oslo", "America/New_York", BETWEEN, 3),
        ("Europe/Oslo", "America/New_York", SUMMER, 2),
        ("Europe/Oslo", "Asia/Kolkata", WINTER, 3.5),
        ("Europe/Oslo", "Asia/Kolkata", SUMMER, 4.5),
        ("Europe/Oslo", "Australia/Sydney", WINTER, 0),
    ],
)
def test_office_hours_meet(mine, theirs, day, hours):
    assert hours_together({}, mine, {}, theirs, day) == hours


def test_days_that_one_of_them_does_not_work_count_for_nothing():
    two_days = {"mon": ["09:00", "17:00"], "tue": ["09:00", "17:00"]}

    assert hours_together(two_days, "UTC", {}, "UTC", WINTER) == 8
    assert hours_together({}, "UTC", two_days, "UTC", WINTER) == 3.25


def test_a_week_meets_across_its_edge():
    sunday = {"sun": ["20:00", "23:00"]}
    monday = {"mon": ["07:00", "10:00"]}

    assert hours_together(sunday, "UTC", monday, "Asia/Tokyo", WINTER) == 1


hours = st.dictionaries(
    st.sampled_from(DAYS), st.sampled_from([["00:00", "08:00"], ["09:00", "17:00"], ["13:30", "22:15"]]), min_size=1
)
zones = st.sampled_from(["UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Midway"])


@given(mine=hours, theirs=hours, zone=zones, other=zones)
def test_nobody_shares_more_than_they_work_and_both_share_the_same(mine, theirs, zone, other):
    shared = hours_together(mine, zone, theirs, other, SUMMER)
    back = hours_together(theirs, other, mine, zone, SUMMER)

    assert 0 <= shared <= 8.75
    # The same time, divided by the days of one or of the other; the week's edge may take one day from either.
    assert abs(shared * len(mine) - back * len(theirs)) <= 8.75 + 0.125 * 14


def test_no_hours_are_office_hours():
    assert hours_together(OFFICE, "UTC", {}, "UTC", WINTER) == 8
