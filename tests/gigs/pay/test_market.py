"""A gig against comparable gigs: on its page and in lists."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gigs.facets.upkeep import fold
from gigs.models import Gig, PayFigure
from gigs.pay import market
from gigs.pay.rule import WIDTH, ends, rule, scale, top
from tests.factories import make_gig
from tests.gigs.pay.factories import make_figure, make_market

PYTHON = [("python", "Python")]


def read(client, gig):
    return client.get(gig.get_absolute_url()).content.decode()


def numbers(svg):
    found = re.search(r'rule__this" x="([\d.]+)" y="3.5" width="([\d.]+)"', svg)
    return float(found[1]), float(found[2])


# -- with nothing to compare with


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("gig", "figure"),
    [
        ({}, None),
        ({}, {"currency": "USD"}),
        ({}, {"basis": "agreed"}),
        ({}, {"kind": "skill", "value": "go"}),
        ({"level": 2}, {"level": 3}),
        ({"pay_model": "fixed"}, {}),
    ],
    ids=["no figure", "other money", "what was agreed", "another skill", "another level", "no day equivalent"],
)
def test_nothing_is_said_without_comparable_gigs(client, gig, figure):
    if figure is not None:
        make_figure(**figure)
    gig = make_gig(**gig)

    assert market.against(gig, PYTHON) is None
    assert "comparable" not in read(client, gig)
    assert "rule__this" not in client.get("/gigs/").content.decode()


# -- the group


@pytest.mark.django_db
def test_the_narrowest_group_is_taken_and_the_level_before_the_skill():
    gig = make_gig(level=3)
    figures = [{}, {"kind": "skill", "value": "python"}, {"level": 3}, {"kind": "skill", "value": "python", "level": 3}]

    for number, fields in enumerate(figures):
        make_figure(median=500 + number, **fields)
        market.forget()
        assert market.against(gig, PYTHON).figure.p50 == 500 + number
        assert market.band(gig, PYTHON).p50 == 500 + number


@pytest.mark.django_db
def test_the_sentence_says_of_what_of_how_many_and_between_what(client):
    make_figure(level=3)
    gig = make_gig(level=3, pay_min=500, pay_max=525)

    assert (
        "This pays more than 62 of 100 comparable gigs (n = 118): gigs that pay in EUR at level strong, "
        "half of them between €475 and €525 a day."
    ) in read(client, gig)


@pytest.mark.django_db
def test_the_share_is_that_of_the_gigs_themselves():
    gigs = make_market(range(300, 900, 3), clients=6)
    for gig in [*gigs[::23], gigs[-1]]:
        gig.refresh_from_db()
        lower = sum(other.pay_min < gig.pay_min for other in gigs) * 100 / len(gigs)

        assert abs(market.against(gig, PYTHON).beaten_by(gig) - lower) <= 1.5


@given(st.lists(st.integers(1, 10_000), min_size=9, max_size=9), st.integers(0, 12_000), st.integers(0, 500))
@settings(deadline=None)
def test_more_pay_never_beats_fewer(hundredths, amount, more):
    figure = PayFigure(hundredths=sorted(hundredths * 11))

    assert 0 <= figure.beaten_by(amount) <= figure.beaten_by(amount + more) <= 99


# -- the rule


@given(st.integers(1, 10**8), st.integers(1, 3))
@settings(deadline=None)
def test_a_rule_never_leaves_its_axis(low, times):
    gig = Gig(currency="EUR")
    gig.day_min, gig.day_max = low, low * times
    start, width = numbers(rule(gig, market.Band(10**8, 10**8, 10**8)))

    assert 0 <= start <= WIDTH
    assert 0 < width <= WIDTH - start + 0.01


def test_a_rule_reads_as_a_sentence():
    gig = Gig(currency="GBP")
    gig.day_min, gig.day_max = 400, 500

    assert ('role="img" aria-label="This gig: £400–500 a day. Comparable gigs: £300–700, median £450."') in rule(
        gig, market.Band(300, 450, 700)
    )


@pytest.mark.parametrize(
    ("model", "end"), [("hour", "€200/h"), ("day", "€1,600/d"), ("fixed", "€1,600/d"), ("month", "€33,600/mo")]
)
def test_the_axis_is_written_in_the_unit_of_the_gig(model, end):
    assert ends(Gig(pay_model=model, currency="EUR")) == ("€0", end)


def test_each_currency_has_its_own_axis():
    assert top("JPY") == 100 * top("EUR")
    assert scale([]) == ""
    assert scale(["EUR", "EUR"]) == "Scale €0 to €1,600 a day"
    assert scale(["EUR", "USD"]) == "Each currency has its own scale"


@pytest.mark.django_db
def test_a_list_draws_a_rule_for_each_row_without_a_query_for_each(client, django_assert_max_num_queries):
    make_figure()
    for _ in range(10):
        make_gig()
    fold()  # the names of skills come with the counts
    client.get("/gigs/")

    with django_assert_max_num_queries(4):
        page = client.get("/gigs/").content.decode()

    assert page.count('class="rule" viewBox="0 0 200 14"') == 10
    assert "Scale €0 to €1,600 a day" in page


@pytest.mark.django_db
def test_a_process_reads_the_figures_again_after_a_minute(monkeypatch):
    assert market.board() == {}
    make_figure()
    assert market.board() == {}

    monkeypatch.setattr(market, "KEPT_FOR", -1)
    assert len(market.board()) == 1
