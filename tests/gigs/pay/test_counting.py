"""Counting what groups of gigs pay."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection
from django.utils import timezone

from gigs.models import AgreementVersion, Gig, PayFigure
from gigs.pay import counting
from marketplace import clock
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig
from tests.gigs.hiring import make_agreement, make_offer, make_signed, terms
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


def test_what_was_held_for_a_time_that_is_over_counts_again():
    make_market(TEN)
    over = timezone.now() - timedelta(minutes=5)
    make_gig(pay_min=500, pay_max=500, hold="limited", hold_until=over)
    make_gig(client=make_client(hold="frozen", hold_until=over), pay_min=500, pay_max=500)
    counting.count()

    assert figure().n == 12


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


def make_agreements(prices=TEN, clients=4, agree=make_signed, **terms):
    """One agreement a price, of as many clients in turn, and the figures counted."""
    owners, developer = [make_client() for _ in range(clients)], make_developer()
    made = [
        agree(make_gig(client=owners[number % clients], level=2), developer, price=price, **terms)
        for number, price in enumerate(prices)
    ]
    counting.count()
    return made


def agreed(**wanted):
    return PayFigure.objects.agreed().filter(**{"kind": "all", "level": 0} | wanted).first()


@pytest.mark.parametrize(
    ("prices", "clients", "agree"),
    [(range(9), 4, make_signed), (TEN, 3, make_signed), (TEN, 4, make_offer)],
    ids=["nine agreements", "three clients", "offers that nobody accepted"],
)
def test_too_little_that_was_agreed_gives_no_figure(prices, clients, agree):
    make_agreements([400 + price for price in prices], clients, agree)

    assert agreed() is None


def test_what_was_agreed_is_counted_apart_from_what_was_advertised():
    make_agreements(agree=make_agreement)

    assert (agreed().p50, agreed().n, agreed().clients) == (455, 10, 4)
    assert figure(basis="advertised").p50 == 450
    assert agreed(kind="skill", value="python", level=2).n == 10


@pytest.mark.parametrize(("unit", "price", "day"), [("hour", 50, 400), ("day", 400, 400), ("month", 8400, 400)])
def test_what_was_agreed_is_counted_by_the_day(unit, price, day):
    make_agreements([price] * 10, unit=unit)

    assert (agreed().p50, agreed(kind="model", value=unit).p50) == (day, day)


def test_a_fixed_price_counts_by_the_hours_of_its_gig_and_not_at_all_without():
    made = make_agreements([4000] * 10, unit="fixed")
    assert agreed() is None

    gigs = Gig.objects.filter(proposals__agreement__in=made)
    Gig.objects.filter(pk__in=gigs.values("pk")).update(hours_min=60, hours_max=100)
    counting.count()
    assert agreed().p50 == 400


def test_only_the_version_that_both_signed_last_counts():
    made = make_agreements()
    change = terms(price=9000, start_on=timezone.localdate())
    AgreementVersion.propose(made[0], 2, "client", made[0].newest.by, change)
    counting.count()

    assert agreed().n == 10
    assert agreed().p90 < 1000


# -- the clock


def test_the_clock_counts_once_an_hour():
    cache.delete(counting.MARK)
    make_market(TEN)
    PayFigure.objects.all().delete()

    assert counting.count_when_due() > 0
    assert counting.count_when_due() == 0
    assert "gigs.pay.counting.count_when_due" in clock.STEPS
