"""Counting what groups of gigs pay."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection
from django.utils import timezone

from gigs.models import Gig, PayFigure
from gigs.pay import counting, sources
from marketplace import clock
from tests.factories import make_client, make_gig
from tests.gigs.pay.factories import make_figure, make_market

pytestmark = pytest.mark.django_db

TEN = range(410, 510, 10)
SHARES = {"p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9}


def figure(**wanted):
    return PayFigure.objects.filter(**{"kind": "all", "level": 0} | wanted).first()


# -- what is not counted


@pytest.mark.parametrize(("gigs", "clients"), [(9, 9), (10, 3)])
def test_too_few_gigs_or_clients_give_no_figure(gigs, clients):
    make_market(range(400, 400 + gigs), clients=clients)

    assert not PayFigure.objects.exists()


@pytest.mark.parametrize("fields", [{"n": 9}, {"clients": 3}, {"level": 5}, {"hundredths": [1, 2]}])
def test_the_database_refuses_a_figure_of_too_few(fields):
    with pytest.raises(IntegrityError):
        make_figure(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"hold": "limited"},
        {"hold": "frozen"},
        {"published_at": timezone.now() - timedelta(days=366)},
        {"published_at": timezone.now() + timedelta(days=1)},
        {"pay_model": "fixed"},
        {"currency": "USD"},
    ],
    ids=["draft", "limited", "frozen", "older than a year", "of tomorrow", "fixed without hours", "other money"],
)
def test_what_does_not_count(fields):
    make_market(TEN)
    make_gig(pay_min=100_000, pay_max=100_000, **fields)
    counting.count()

    assert (figure().n, figure().p90) == (10, 491)


def test_gigs_of_a_client_that_is_held_do_not_count():
    make_market(TEN)
    make_gig(client=make_client(hold="frozen"), pay_min=100_000, pay_max=100_000)
    counting.count()

    assert figure().n == 10


# -- what is


def test_an_ended_gig_counts_as_well():
    gigs = make_market(TEN)
    Gig.objects.filter(pk=gigs[0].pk).update(status="closed", ended_at=timezone.now())
    counting.count()

    assert (figure().n, figure().clients) == (10, 4)


def test_the_percentiles_are_those_of_a_plain_query():
    make_market([310, 480, 505, 520, 640, 655, 700, 820, 900, 1000, 1111], clients=5)
    middle = "(day_min + day_max) / 2.0"
    plain = ", ".join(f"percentile_cont({share}) WITHIN GROUP (ORDER BY {middle})" for share in SHARES.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {plain} FROM gigs_gig WHERE currency = 'EUR'")
        expected = [round(value) for value in cursor.fetchone()]

    assert [getattr(figure(), name) for name in SHARES] == expected
    assert (figure().n, figure().clients) == (11, 5)


def test_every_group_has_its_figure():
    make_market(TEN, skills=["python", "fastapi"], level=3, tax="not_uk")
    keys = set(PayFigure.objects.values_list("kind", "value", "level"))

    groups = {("all", ""), ("skill", "python"), ("skill", "fastapi"), ("area", "apis"), ("model", "day")}
    groups |= {("country", "NO"), ("tax", "not_uk")}
    assert keys == {(*group, level) for group in groups for level in (0, 3)}
    # Two skills of one area are still one gig.
    assert figure(kind="area").n == 10


def test_a_level_that_is_not_stated_counts_only_among_all_levels():
    make_market(TEN, level=None)

    assert set(PayFigure.objects.values_list("level", flat=True)) == {0}


def test_what_can_be_learnt_on_the_gig_is_not_what_it_pays_for():
    for gig in make_market(TEN, skills=["python", "go"]):
        gig.gig_skills.filter(skill__slug="go").update(need="learn")
    counting.count()

    assert not figure(kind="skill", value="go")


def test_pay_of_two_currencies_is_never_mixed():
    make_market(TEN)
    make_market(range(10, 20), currency="USD")

    assert (figure(currency="EUR").p50, figure(currency="USD").p50) == (455, 14)


def test_counting_again_replaces_what_there_was():
    make_market(TEN)
    Gig.objects.all()[0].delete()

    counting.count()

    assert not PayFigure.objects.exists()


def test_figures_say_of_which_period_they_are():
    make_market(TEN)
    today = timezone.now().date()

    assert (figure().since_on, figure().until_on) == (today - timedelta(days=365), today)


# -- what was agreed, apart


def test_nothing_is_agreed_yet():
    make_market(TEN)

    assert not PayFigure.objects.agreed().exists()


def test_another_source_is_counted_apart(monkeypatch):
    agreed = sources.ADVERTISED.replace("gig.day_max) / 2.0", "gig.day_max) / 2.0 + 1000")
    monkeypatch.setitem(sources.SOURCES, "agreed", agreed)
    make_market(TEN)

    assert PayFigure.objects.agreed().get(kind="all", level=0).p50 == 1455
    assert PayFigure.objects.advertised().get(kind="all", level=0).p50 == 455


# -- the clock


def test_the_clock_counts_once_an_hour():
    cache.delete(counting.MARK)
    make_market(TEN)
    PayFigure.objects.all().delete()

    assert counting.count_when_due() > 0
    assert counting.count_when_due() == 0
    assert "gigs.pay.counting.count_when_due" in clock.STEPS
