"""Hours of overlap between a reader and a client."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from gigs.alerts import tasks
from gigs.alerts.rules import understand
from gigs.matching.parts import FITS, overlap
from gigs.models import Alert, SavedSearch
from gigs.overlap import NOTHING, _usual, hours, in_words, usual, zones_sharing
from gigs.reader import reader_of
from marketplace.lib.overlap import DAYS, OFFICE
from marketplace.lib.zones import NAMES
from tests.accounts.factories import make_developer
from tests.factories import make_gig

WINTER, SUMMER = date(2026, 1, 14), date(2026, 7, 15)
# North America changed its clock on 8 March 2026, Europe on 29 March.
BETWEEN = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("mine", "theirs", "day", "minutes", "span"),
    [
        ("Europe/Oslo", "Europe/Oslo", WINTER, 480, "09:00–17:00"),
        ("Europe/Oslo", "America/New_York", WINTER, 120, "15:00–17:00"),
        ("Europe/Oslo", "America/New_York", BETWEEN, 180, "14:00–17:00"),
        ("Europe/Oslo", "America/New_York", SUMMER, 120, "15:00–17:00"),
        ("Europe/Oslo", "Asia/Kolkata", WINTER, 210, "09:00–12:30"),
        ("Europe/Oslo", "Asia/Kolkata", SUMMER, 270, "09:00–13:30"),
        ("Europe/Oslo", "Australia/Sydney", WINTER, 0, ""),
    ],
)
def test_office_hours_meet_by_the_clock_of_that_week(mine, theirs, day, minutes, span):
    shared = usual({}, mine, theirs, day)

    assert (shared.minutes, str(shared)) == (minutes, span)


def test_the_hours_are_those_of_most_days_and_of_equally_many_the_fewer():
    most = {**OFFICE, "fri": ["09:00", "10:00"]}
    even = {"mon": ["09:00", "17:00"], "tue": ["09:00", "12:00"]}

    assert usual(most, "UTC", "UTC", WINTER).minutes == 480
    assert usual(even, "UTC", "UTC", WINTER).minutes == 180


def test_a_day_without_any_does_not_hide_the_others():
    assert usual({day: ["09:00", "17:00"] for day in ("sat", "sun", "mon")}, "UTC", "UTC", WINTER).minutes == 480
    assert usual({"sun": ["09:00", "17:00"]}, "UTC", "UTC", WINTER) == NOTHING


def test_my_sunday_evening_may_be_their_monday():
    assert usual({"sun": ["19:00", "23:00"]}, "America/New_York", "Asia/Tokyo", WINTER).minutes == 240


def test_one_long_day_may_meet_two_of_theirs():
    shared = usual({"wed": ["00:00", "23:59"]}, "UTC", "Pacific/Kiritimati", WINTER)

    assert str(shared) == "00:00–03:00 and 19:00–23:59"


def test_the_sentence_says_how_much_of_what_is_asked_and_when():
    late = {day: ["10:00", "17:30"] for day in DAYS[:5]}
    shared = usual(late, "Europe/Oslo", "America/Sao_Paulo", WINTER)

    assert in_words(shared, 4) == "you: 4 h of the 4 h asked, 13:00–17:30 your time"
    assert in_words(usual({}, "Europe/Oslo", "Asia/Kolkata", WINTER), 4) == (
        "you: 3 h 30 of the 4 h asked, 09:00–12:30 your time"
    )
    assert in_words(NOTHING, 4) == "you: none of the 4 h asked"


@pytest.mark.parametrize("day", [WINTER, SUMMER, date(2026, 3, 9), date(2026, 3, 29), date(2026, 11, 1)])
@pytest.mark.parametrize("zone", ["Europe/Oslo", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati"])
def test_the_zones_that_share_enough_are_those_that_share_it_one_by_one(zone, day):
    for least in (1, 4, 8):
        expected = {other for other in NAMES if usual({}, zone, other, day).minutes >= least * 60}

        assert set(zones_sharing(least, zone, NAMES, day)) == expected


def test_a_zone_nobody_asked_for_yet_is_compared_with_each_kind_of_clock_and_not_with_every_zone():
    _usual.cache_clear()
    zones_sharing(4, "Europe/Oslo", NAMES, WINTER)

    assert len(NAMES) > 400
    assert _usual.cache_info().misses < 80


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 h"), (5, "0 h 05"), (60, "1 h"), (210, "3 h 30")])
def test_minutes_in_words(minutes, words):
    assert hours(minutes) == words


zones = st.sampled_from(
    ["UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati", "Pacific/Midway", "Australia/Lord_Howe"]
)
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
clocks = st.tuples(st.integers(0, 1438), st.integers(1, 600)).map(
    lambda pair: [at(pair[0]), at(min(pair[0] + pair[1], 1439))]
)
worked = st.dictionaries(st.sampled_from(DAYS), clocks, min_size=1)


def at(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


def length(span):
    start, end = (time.fromisoformat(clock) for clock in span)
    return (end.hour - start.hour) * 60 + end.minute - start.minute


@given(mine=worked, zone=zones, other=zones, day=days)
@settings(max_examples=60, deadline=None)
def test_nobody_shares_more_than_a_day_of_theirs(mine, zone, other, day):
    # A clock that is put back makes one day an hour longer.
    assert 0 <= usual(mine, zone, other, day).minutes <= max(map(length, mine.values())) + 60


@given(mine=clocks, theirs=clocks, zone=zones, other=zones, day=days)
@settings(max_examples=60, deadline=None)
def test_a_single_day_is_what_counting_its_minutes_gives(mine, theirs, zone, other, day):
    name = DAYS[day.weekday()]
    shared = usual({name: mine}, zone, other, day, dict.fromkeys(DAYS, theirs))

    assert shared.minutes == sum(is_worked(moment, theirs, other) for moment in minutes_of(day, mine, zone))


def minutes_of(day, span, zone):
    """Every minute between two clocks of a day, as a moment."""
    start, end = (
        datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone)).astimezone(ZoneInfo("UTC")) for clock in span
    )
    for minute in range(max(0, int((end - start).total_seconds()) // 60)):
        yield start + timedelta(minutes=minute)


def is_worked(moment, span, zone):
    for day in (-1, 0, 1):
        on = moment.astimezone(ZoneInfo(zone)).date() + timedelta(days=day)
        start, end = (datetime.combine(on, time.fromisoformat(clock), ZoneInfo(zone)) for clock in span)
        if start.astimezone(ZoneInfo("UTC")) <= moment < end.astimezone(ZoneInfo("UTC")):
            return True
    return False


# -- on the page of a gig


def page(client, gig, user=None):
    if user:
        client.force_login(user)
    return client.get(gig.get_absolute_url()).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("gig", "profile"),
    [
        ({}, {}),
        ({"zone": "Asia/Kolkata"}, {}),
        ({"overlap_hours": 4}, {}),
        ({"zone": "Asia/Kolkata", "overlap_hours": 4}, {"time_zone": ""}),
        ({"zone": "Asia/Kolkata", "overlap_hours": 4}, None),
    ],
    ids=["nothing asked", "no hours asked", "no zone given", "no zone of mine", "no profile"],
)
def test_what_is_not_known_is_not_said(client, grace, gig, profile):
    if profile is not None:
        make_developer(grace, **profile)

    assert "your time" not in page(client, make_gig(**gig), grace)
    assert "none of the" not in page(client, make_gig(**gig), grace)


@pytest.mark.django_db
def test_a_developer_reads_the_hours_by_their_own_clock(client, grace):
    make_developer(grace, time_zone="Africa/Abidjan")

    text = page(client, make_gig(zone="Asia/Kolkata", overlap_hours=4), grace)

    assert "you: 2 h 30 of the 4 h asked, 09:00–11:30 your time" in text


@pytest.mark.django_db
def test_a_visitor_reads_only_what_is_asked(client):
    text = page(client, make_gig(zone="America/New_York", overlap_hours=4))

    assert "4 h a day with America/New York" in text
    assert "your time" not in text


@pytest.mark.django_db
@pytest.mark.parametrize("mine", ["Pacific/Auckland", "Asia/Kolkata", "Europe/Oslo", "Pacific/Honolulu"])
@pytest.mark.parametrize("asked", [1, 2, 4, 8])
def test_the_filter_the_counts_the_page_the_match_and_the_alerts_mean_the_same_hours(client, grace, mine, asked):
    """A Monday in Auckland is a Sunday in New York: of the other days each shares two hours."""
    make_developer(grace, time_zone=mine)
    zones = ["America/New_York", "Pacific/Auckland", "Asia/Tokyo", "Europe/Lisbon", "America/Los_Angeles"]
    gigs = [make_gig(zone=zone, overlap_hours=asked) for zone in zones]
    address = f"overlap={asked}&tz={mine}"
    before = timezone.now() - timedelta(days=9)
    search = SavedSearch.objects.create(user=grace, name="Mine", query=address, since=before)
    understand(search)
    for gig in gigs:
        tasks.tell_searches.func(gig.pk)
    client.force_login(grace)
    enough = {gig.public_id for gig in gigs if f"you: {asked} h of the {asked} h asked" in page(client, gig)}

    listed = client.get("/gigs/?" + address)
    assert {card.public_id for card in listed.context["cards"]} == enough
    assert listed.context["count"] == len(enough)
    assert {item["id"] for item in client.get("/gigs/feed.json?" + address).json()["items"]} == enough
    assert set(Alert.objects.values_list("gig__public_id", flat=True)) == enough
    reader = reader_of(grace)
    assert {gig.public_id for gig in gigs if overlap(gig, reader).kind == FITS} == enough


@pytest.mark.django_db
def test_a_monday_that_is_a_sunday_elsewhere_makes_no_usual_day_shorter(client):
    gig = make_gig(zone="America/New_York")

    assert client.get("/gigs/?overlap=2&tz=Pacific/Auckland").context["cards"][0].public_id == gig.public_id
    assert client.get("/gigs/?overlap=8&tz=Pacific/Auckland").context["count"] == 0
