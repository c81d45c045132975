"""`strict=1`: gigs that do not say what is asked are left out, whichever filter asks it."""

import re
from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict

from gigs.filters import GigFilter
from gigs.models import Gig
from gigs.search import LENIENT
from gigs.search.asking import asked
from tests.factories import make_gig

pytestmark = pytest.mark.django_db

STATED = "Only where it is stated"
ASKED = {
    "from_country": "from_country=JP",
    "overlap": "overlap=4&tz=Asia/Tokyo",
    "start_before": "start_before=2030-01-01",
    "weeks_max": "weeks_max=2",
    "hours_max": "hours_max=20",
    "payment_days_max": "payment_days_max=14",
    "reply_rate_min": "reply_rate_min=80",
}
OTHERS = ["skill=python", "level=1", "proposals_max=5", "pay_min=400&currency=EUR", "posted_within=7", "tz=Asia/Tokyo"]
SILENT = {"weeks_min": None, "weeks_max": None, "remote_scope": "not_stated"}


def look(client, query):
    return client.get(f"/gigs/?{query}").context


def parts(query):
    return asked(GigFilter(QueryDict(query)).wanted).parts


def test_what_it_changes_is_listed():
    assert set(ASKED) == set(LENIENT)
    for query in ASKED.values():
        assert parts(query) != parts(f"{query}&strict=1"), query
    for query in OTHERS:
        assert parts(query).keys() == parts(f"{query}&strict=1").keys()
        assert [name for name in parts(query) if name in LENIENT] == []


@pytest.mark.parametrize("query", ["", *OTHERS])
def test_where_it_changes_nothing_it_has_no_chip(client, gig, query):
    assert STATED not in dict(look(client, f"{query}&strict=1")["chips"])


@pytest.mark.parametrize("query", ASKED.values())
def test_where_it_leaves_gigs_out_a_chip_and_the_heading_say_so(client, gig, query):
    shown = look(client, f"level=1&{query}&strict=1")
    chips = dict(shown["chips"])
    assert sorted(parse_qsl(chips[STATED][1:])) == sorted(parse_qsl(f"level=1&{query}"))
    assert STATED in shown["heading"]
    assert chips.keys() - dict(look(client, f"level=1&{query}")["chips"]).keys() == {STATED}


def test_it_stays_while_another_filter_needs_it_and_leaves_with_the_last(client, gig):
    chips = dict(look(client, "level=1&from_country=JP&strict=1&weeks_max=2")["chips"])
    assert chips["Working from Japan"] == "?level=1&strict=1&weeks_max=2"
    assert chips["Level learning"] == "?from_country=JP&strict=1&weeks_max=2"
    assert dict(look(client, "level=1&strict=1&weeks_max=2")["chips"])["At most 2 weeks"] == "?level=1"


def test_what_already_meant_nothing_is_no_business_of_another_chip(client, gig):
    chips = dict(look(client, "level=1&posted_within=7&strict=1&tz=Asia/Tokyo&unit=hour")["chips"])
    assert chips["Level learning"] == "?unit=hour&strict=1&posted_within=7&tz=Asia%2FTokyo"


@pytest.mark.parametrize("q", ["", "q=gig&"])
@pytest.mark.parametrize(
    "query",
    [
        "level=1&from_country=JP&strict=1&weeks_max=2",
        "strict=1&weeks_max=1&from_country=SE",
        "strict=1&from_country=JP&level=2",
        "strict=1&overlap=8&tz=Asia/Tokyo&weeks_max=1&level=2",
        "strict=1&proposals_max=0&level=2&currency=EUR&pay_min=9000&unit=day",
    ],
)
def test_where_nothing_is_found_each_link_gives_what_is_said_of_it(client, q, query):
    for level in (1, 3):
        make_gig(title="Silent gig", level=level, **SILENT)
        make_gig(title="Short gig", level=level, weeks_min=2, weeks_max=2, remote_scope="only", countries=["US"])
        make_gig(title="Long gig", level=level, weeks_min=9, weeks_max=9, remote_scope="only", countries=["JP"])
    assert Gig.objects.count() == 6

    loosen = look(client, f"{q}{query}")["loosen"]

    assert loosen
    assert {href: total.gigs for _, href, total in loosen} == {
        href: look(client, href[1:])["count"] for _, href, _ in loosen
    }
    assert (STATED in [said for said, *_ in loosen]) is any(name in query for name in LENIENT)


def test_its_box_stands_by_itself(client, gig):
    page = client.get("/gigs/?strict=1").content.decode()
    fieldset = re.search(
        r'<fieldset class="facet">(?:(?!<fieldset).)*name="strict" value="1" checked.*?</fieldset>', page, re.S
    )
    assert "<legend>Not stated</legend>" in fieldset[0]
    assert "from_country" not in fieldset[0]
