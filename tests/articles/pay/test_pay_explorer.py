"""What work pays: /pay/, its chart, others' figures beside it, its method, and where else it stands."""

import gzip
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gigs.models import PayFigure
from gigs.pay.chart import bands, neat_width
from tests.accounts.factories import make_developer, make_rate
from tests.articles.pay.pages import look, text
from tests.factories import make_skill
from tests.gigs.pay.factories import make_figure, make_market

# -- what cannot be used


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?skill=cobolt", "We know no skill called “cobolt”, so it was left out."),
        ("?level=9", "Select a valid choice"),
        ("?currency=XXX", "Select a valid choice"),
        ("?country=ZZ", "Select a valid choice"),
        ("?unit=month", "Select a valid choice"),
        ("?area=apis&tax=not_uk", "Left out: groups of more than one thing are too small, and area was given."),
        ("?skill=%00x", "Null characters are not allowed."),
        ("?skill=%FF", "Some signs could not be read"),
        ("?level=99999999999999999999", "Select a valid choice"),
    ],
)
def test_what_is_unusable_is_named_and_left_out(client, query, sentence):
    make_figure()
    make_figure(kind="area", value="apis")
    response = look(client, query)

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert "€500 a day" in text(response)
    assert look(client, query, "data.csv").status_code == 400


@pytest.mark.django_db
def test_nothing_is_shown_of_few(client):
    make_market(range(400, 409))
    page = text(look(client, "?currency=EUR"))

    assert "Not enough data in EUR" in page
    assert "from 10 gigs of 4 clients on" in page
    assert '<svg class="chart' not in look(client).content.decode()


@pytest.mark.django_db
def test_a_group_that_is_too_small_names_larger_ones(client):
    make_skill("python")
    make_figure()
    make_figure(level=3)
    page = look(client, "?currency=EUR&skill=python&level=3").content.decode()

    assert "Not enough data for Python at level strong in EUR" in page
    assert '<a href="?currency=EUR&amp;level=3" rel="nofollow">all gigs at this level</a>' in page
    assert "the same at all levels" not in page


@pytest.mark.django_db
def test_only_the_figures_are_read(client):
    for path in ("", "calculator/", "method/", "data.csv"):
        assert client.post(f"/pay/{path}").status_code == 405


# -- our own figures


@pytest.mark.django_db
def test_the_page_says_of_how_many_and_of_which_period(client):
    make_figure()
    page = text(look(client))

    assert "Gigs offer €500 a day" in page
    assert "Half of the 118 gigs published in the year to 26 November 2026 lie between €475 and €525 ." in page
    assert "n = 118 gigs of 20 clients, 26 November 2025 to 26 November 2026." in page


@pytest.mark.django_db
def test_a_group_is_shown_in_the_currency_that_most_of_its_gigs_pay(client):
    make_figure(n=500)
    make_figure(kind="country", value="GB", n=20)
    make_figure(currency="GBP", kind="country", value="GB", n=80, median=430)

    assert "Gigs from clients in United Kingdom offer £430 a day" in text(look(client, "?country=GB"))
    assert "offer €500 a day" in text(look(client, "?country=GB&currency=EUR"))
    # A group without any figure says so in the currency of most gigs.
    assert "in EUR" in text(look(client, "?country=FR"))


@pytest.mark.django_db
def test_the_bars_say_that_they_are_worked_out_and_no_count(client):
    make_figure(n=12)

    page = text(look(client))

    assert "About how many of 100 gigs lie in each band, worked out from the percentiles of 12" in page
    assert "The shape of the pay of 12 gigs, from its percentiles." in page
    assert "of a small group that is a shape rather than a count" in text(look(client, path="method/"))


@pytest.mark.django_db
def test_the_commonest_currency_stands_first_and_none_is_converted(client):
    make_figure(currency="USD", n=500, median=900)
    make_figure()

    assert "Gigs offer $900 a day" in text(look(client))
    assert "Gigs offer €500 a day" in text(look(client, "?currency=EUR"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "group", "title"),
    [
        ("skill=Python3", {"kind": "skill", "value": "python"}, "Gigs for Python offer €500 a day"),
        (
            "skill=python&level=3",
            {"kind": "skill", "value": "python", "level": 3},
            "Gigs for Python at level strong offer",
        ),
        ("area=apis", {"kind": "area", "value": "apis"}, "Gigs for APIs offer"),
        ("model=hour&unit=hour", {"kind": "model", "value": "hour"}, "Gigs paid by the hour offer €62 an hour"),
        ("model=fixed", {"kind": "model", "value": "fixed"}, "Gigs at a fixed price offer"),
        ("country=NO", {"kind": "country", "value": "NO"}, "Gigs from clients in Norway offer"),
        ("tax=uk_outside", {"kind": "tax", "value": "uk_outside"}, "tax status “UK: outside IR35”"),
        ("level=2", {"level": 2}, "Gigs at level working offer"),
    ],
)
def test_each_group_has_its_page(client, query, group, title):
    make_skill("python").alias_rows.create(word="python3")
    make_figure(**group)

    page = look(client, f"?currency=EUR&{query}")

    assert title in text(page).replace("&#x27;", "'")


@pytest.mark.django_db
def test_groups_stand_beside_each_other_with_their_n(client):
    make_skill("go")
    make_figure()
    make_figure(kind="skill", value="go", median=700, n=31)
    make_figure(kind="country", value="NO", median=650, n=44)
    make_figure(level=3, median=600, n=52)
    page = look(client)

    assert '<a href="?currency=EUR&amp;skill=go" rel="nofollow">Go</a>' in page.content.decode()
    assert "Norway €650 n = 44" in text(page)
    assert "strong €600 n = 52" in text(page)


@pytest.mark.django_db
def test_what_was_agreed_stands_apart(client):
    make_figure()
    assert "Not enough data: fewer than 10 agreements" in text(look(client))

    make_figure(basis="agreed", median=444, n=17)
    page = text(look(client))
    assert "Median €444" in page
    assert "n = 17 agreements with 20 clients." in page
    assert "Gigs offer €500 a day" in page


@pytest.mark.django_db
def test_a_hidden_rate_shows_its_owner_where_they_stand_and_nobody_else(client, grace, linus):
    make_figure()
    make_rate(make_developer(grace, rates=[]), low=523, visibility="hidden")

    assert "you, €523" not in look(client).content.decode()
    client.force_login(linus)
    assert "€523" not in look(client).content.decode()
    client.force_login(grace)
    page = look(client)
    assert "Your €523 is above 72 in 100 of them." in text(page)
    assert "you, €523" in page.content.decode()


@pytest.mark.django_db
def test_the_page_takes_few_queries_and_little_room(client, django_assert_max_num_queries):
    make_market(range(400, 480), clients=8, skills=["python", "go", "rust"])

    with django_assert_max_num_queries(6):
        response = look(client)
    assert len(gzip.compress(response.content, 6)) <= 12_000


# -- the chart is the table


@pytest.mark.django_db
def test_the_bars_are_the_rows_of_the_table_and_hold_all_hundred(client):
    make_figure()
    page = look(client).content.decode()
    shown = [int(gigs) for gigs in re.findall(r'</th><td class="num">(\d+)</td>', page)]

    assert sum(shown) == 100
    assert shown == [band.gigs for band in bands(PayFigure.objects.get())]


@given(st.lists(st.integers(0, 10**6), min_size=9, max_size=9))
@settings(deadline=None)
def test_every_histogram_holds_a_hundred_in_few_bands(values):
    figure = PayFigure(hundredths=sorted(values * 11))
    rows = bands(figure)

    assert sum(row.gigs for row in rows) == 100
    assert 1 <= len(rows) <= 14
    assert all(row.gigs >= 0 and row.high - row.low == rows[0].high - rows[0].low for row in rows)
    assert rows[0].low <= figure.hundredths[0] and figure.hundredths[-1] < rows[-1].high


@pytest.mark.parametrize(("span", "width"), [(1, 1), (13, 1), (14, 2), (99, 10), (650, 50), (651, 100)])
def test_bands_have_neat_widths(span, width):
    assert neat_width(span) == width


# -- others' figures


@pytest.mark.django_db
def test_figures_of_others_are_dated_marked_and_of_the_same_currency(client):
    make_figure(currency="GBP")
    make_figure(currency="USD")
    pounds, dollars = text(look(client, "?currency=GBP")), text(look(client, "?currency=USD"))

    assert "All IT contracts" in pounds and "£500 median" in pounds and "IT Jobs Watch , 9 April 2026" in pounds
    assert "Adverts" in pounds and "Official statistics" in pounds
    assert "Survey" in dollars and "$133,080 median" in dollars
    assert "£500 median" not in dollars


@pytest.mark.django_db
def test_a_currency_without_figures_of_others_says_so(client):
    make_figure(currency="JPY")

    assert "We keep no outside figure in JPY." in text(look(client, "?currency=JPY"))


# -- the method


@pytest.mark.django_db
def test_the_method_names_its_limits(client):
    page = text(look(client, path="method/"))

    assert "from 10 gigs of 4 clients on" in page
    assert "in the last 365 days" in page


# -- where else it stands


@pytest.mark.django_db
def test_the_front_page_and_a_skill_lead_to_the_figures(client):
    skill = make_skill("go")
    make_figure(level=3)
    make_figure(n=200)
    make_figure(kind="skill", value="go", n=31)

    home, of_skill = client.get("/").content.decode(), client.get(skill.get_absolute_url()).content.decode()
    assert '<a href="/pay/?currency=EUR&amp;level=3" rel="nofollow">strong</a>' in home
    assert "too few to say" in home
    assert '<a href="/pay/?currency=EUR&amp;skill=go" rel="nofollow">EUR</a>' in of_skill


@pytest.mark.django_db
def test_without_figures_they_say_so(client):
    assert "Too few gigs yet to say anything about pay." in client.get("/").content.decode()
    assert (
        "Too few gigs of the last year ask for it" in client.get(make_skill("go").get_absolute_url()).content.decode()
    )
