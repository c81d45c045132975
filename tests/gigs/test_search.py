"""What is found, against the same filters in plain Python; pages that never drift."""

import random
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Client
from gigs import facets, search
from gigs.facets import counting, upkeep
from gigs.filters import GigFilter
from gigs.models import Gig, GigSkill, choices
from tests.factories import make_client, make_gig, make_skill
from tests.gigs.reference import COLUMNS, Reference

pytestmark = pytest.mark.django_db

SKILLS = {
    "python": "programming-languages",
    "go": "programming-languages",
    "redis": "databases",
    "git": "version-control",
}
WORDS = ["ledger", "parcel", "webhook", "cluster", "token"]
CLIENTS = ["one", "two"]
FEW = {
    "work_type": ["migration", "performance", "other"],
    "model": ["fixed", "day", "hour", "month"],
    "workplace": list(choices.Workplace.values),
    "level": [None, 1, 2, 3, 4],
    "tax": list(choices.Tax.values),
    "assessment": list(choices.Assessment.values),
    "agency": list(choices.Agency.values),
    "on_call": ["none", "not_stated"],
    "codebase": ["tested", "not_stated"],
    "ai": ["allowed", "not_stated"],
}
TODAY = timezone.localdate()
AREAS = ["programming-languages", "databases", "apis", "not_stated"]


@pytest.fixture
def market(db):
    """150 gigs with every value of every field, in no sensible combination."""
    dice = random.Random(7)
    skills = [make_skill(slug, group=group) for slug, group in SKILLS.items()]
    clients = [make_client(slug=slug) for slug in CLIENTS] + [make_client(slug="held", hold="limited")]
    Client.objects.filter(slug="one").update(replies_due=10, replies_in_time=8)
    gigs = Gig.objects.bulk_create(some_gig(dice, clients) for _ in range(150))
    rows = [
        GigSkill(gig=gig, skill=skill) for gig in gigs for skill in dice.sample(skills, dice.choice([0, 1, 1, 2, 3]))
    ]
    GigSkill.objects.bulk_create(rows)


def some_gig(dice, clients):
    # Never on the hour: "within 7 days" must not depend on which clock is read a moment later.
    published = timezone.now() - timedelta(hours=dice.randrange(1, 24 * 29), minutes=30)
    lowest = dice.choice([10, 50, 400, 8000])
    fields = {COLUMNS[name]: dice.choice(values) for name, values in FEW.items()}
    return Gig(
        **fields,
        client=dice.choice([*clients[:2] * 6, clients[2]]),
        title=" ".join(dice.sample(WORDS, 3)),
        status=dice.choice([*["open"] * 8, "full", "paused"]),
        hold=dice.choice([*["none"] * 9, "limited"]),
        pay_min=lowest,
        pay_max=lowest * dice.choice([1, 2]),
        currency=dice.choice(["EUR", "GBP"]),
        hours_min=100,
        hours_max=dice.choice([None, 120]),
        country=dice.choice(["", "NO", "GB"]),
        remote_scope=dice.choice(choices.RemoteScope.values),
        countries=dice.sample(["NO", "GB", "US"], dice.randrange(3)),
        start=(start := dice.choice(["asap", "from", "flexible", "not_stated"])),
        start_on=TODAY + timedelta(days=dice.randrange(60)) if start == "from" and dice.random() < 0.8 else None,
        weeks_min=dice.choice([None, 2, 8]),
        weeks_max=dice.choice([None, 12, 26]),
        week_hours_min=dice.choice([None, 10, 30]),
        payment_days=dice.choice([None, 0, 14, 60]),
        live_proposals=dice.choice([0, 0, 3, 20]),
        zone=dice.choice(["", "Europe/Oslo", "America/New_York", "Asia/Tokyo"]),
        published_at=published,
        expires_at=published + timedelta(days=30),
    )


def several(values):
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)


MULTI = {name: several([str(value or "not_stated") for value in values]) for name, values in FEW.items()} | {
    "skill": several([*SKILLS, "not_stated"]),
    "area": several(AREAS),
}
SINGLE = {
    "skill_all": several(list(SKILLS)),
    "q": st.sampled_from(
        ["ledger", "ledger parcel", "ledger or token", "ledger -parcel", "par", "web led", "clu or led"]
    ),
    "currency": st.sampled_from(["EUR", "GBP"]),
    "from_country": st.sampled_from(["NO", "GB", "PT"]),
    "strict": st.just("1"),
    "posted_within": st.sampled_from(["1", "3", "7", "14", "30"]),
    "closing_within": st.sampled_from(["1", "3", "7", "14", "30"]),
    "client": st.sampled_from(CLIENTS),
    "weeks_max": st.sampled_from(["1", "4", "12", "30"]),
    "hours_max": st.sampled_from(["5", "20", "40"]),
    "payment_days_max": st.sampled_from(["0", "14", "30"]),
    "proposals_max": st.sampled_from(["0", "5", "50"]),
    "reply_rate_min": st.sampled_from(["1", "80", "81", "100"]),
    "start_before": st.sampled_from([str(TODAY + timedelta(days=days)) for days in (-1, 10, 70)]),
    "overlap": st.sampled_from(["1", "4", "8"]),
    "sort": st.sampled_from(["newest", "closing", "pay", "fewest", "replies"]),
}


@st.composite
def searches(draw):
    every = {**MULTI, **{f"not_{name}": values for name, values in MULTI.items()}, **SINGLE}
    names = draw(st.lists(st.sampled_from(sorted(every)), max_size=4, unique=True))
    asked = {name: draw(every[name]) for name in names}
    if "currency" in asked and draw(st.booleans()):
        asked |= {"pay_min": draw(st.sampled_from(["40", "400", "9000"]))}
        asked |= {"unit": draw(st.sampled_from(["hour", "day", "month"]))}
    if "overlap" in asked:
        asked |= {"tz": draw(st.sampled_from(["Europe/Lisbon", "America/Chicago"]))}
    return asked


def read(asked):
    return GigFilter(QueryDict(urlencode(asked, doseq=True)))


def walk(client, name, asked, ids):
    """Every page of the list or the feed, through its own links."""
    address = f"{reverse(name)}?{urlencode({**asked, 'per': 10}, doseq=True)}"
    found = []
    while address:
        response = client.get(address)
        assert response.status_code == 200
        these, address = ids(response)
        found += these
    return found


def of_list(response):
    following = response.context["next"]
    return [card.public_id for card in response.context["cards"]], following and reverse("gigs:gig_list") + following


def of_feed(response):
    page = response.json()
    return [item["id"] for item in page["items"]], page.get("next_url", "").partition("8000")[2]


def of_api(response):
    page = response.json()
    return [gig["public_id"] for gig in page["results"]], (page["next"] or "").partition("8000")[2]


no_deadline = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.parametrize(("state", "times"), [("stale", 100), ("folded", 100), ("mixed", 40)])
def test_any_search_finds_what_plain_python_does(market, state, times):
    if state != "stale":
        upkeep.fold()
    if state == "mixed":
        Gig.objects.filter(pk__in=Gig.objects.order_by("pk")[:50]).update(level=2, status="open", live_proposals=4)
    reference = Reference()

    @settings(parent=no_deadline, max_examples=times)
    @given(searches())
    def compare(asked):
        expected = [gig.pk for gig in reference.sorted(asked)]
        reading = read(asked)
        assert reading.is_valid(), reading.errors
        assert set(reading.qs.values_list("pk", flat=True)) == set(expected)
        assert list(by_pages(reading.wanted)) == expected

    compare()


def by_pages(wanted, per=40):
    page = search.page(wanted, per)
    yield from (gig.pk for gig in page.rows)
    while page.next:
        page = search.page(wanted, per, search.ORDERS[wanted["sort"]].place(page.next))
        yield from (gig.pk for gig in page.rows)


def test_list_feed_and_api_walk_through_the_same_gigs(market, client):
    reference = Reference()

    @settings(parent=no_deadline, max_examples=12)
    @given(searches())
    def compare(asked):
        ids = [gig.public_id for gig in reference.sorted(asked)]
        assert walk(client, "gigs:gig_list", asked, of_list) == ids
        assert walk(client, "gigs:gig_json", asked, of_feed) == ids
        cache.clear()  # or the API would say that this is often enough
        assert walk(client, "api:gig_list", asked, of_api) == ids

    compare()


@pytest.mark.parametrize("state", ["stale", "folded", "some stale", "folded again"])
def test_counts_are_the_same_whatever_is_folded(market, state):
    if state != "stale":
        upkeep.fold()
    if state in {"some stale", "folded again"}:
        Gig.objects.filter(pk__in=Gig.objects.order_by("pk")[:50]).update(level=2, status="open", live_proposals=4)
        Gig.objects.filter(pk__in=Gig.objects.order_by("-pk")[:20]).update(status="paused")
    if state == "folded again":
        upkeep.fold()
    reference = Reference()

    @settings(parent=no_deadline, max_examples=15)
    @given(searches())
    def compare(asked):
        compare_counts(reference, asked, facets.count(read(asked).wanted), len(reference.found(asked)))
        compare_without_each(reference, asked)

    compare()


def compare_without_each(reference, asked):
    offered = facets.without_each(read(asked).wanted)
    for name, gigs in offered.items():
        without = {"currency": ("currency", "pay_min", "unit")}.get(name, (name,))
        assert gigs == (len(reference.found(asked, without=without)), False), name


def compare_counts(reference, asked, counts, total):
    assert counts.total == total
    for facet, values in {**FEW, "skill": [*SKILLS, None], "area": AREAS}.items():
        for value in values:
            shown = str(value or "not_stated")
            assert counts.get(facet, shown) == reference.count(asked, facet, shown), (facet, shown, asked)
        if facet in FEW and facet not in asked:
            assert sum(counts.of[facet].values()) == total
    for days in facets.DAYS:
        assert counts.get("posted_within", days) == reference.count(asked, "posted_within", str(days))
    others = {name: value for name, value in asked.items() if name not in {"currency", "pay_min", "unit"}}
    for code in ("EUR", "GBP"):
        assert counts.get("currency", code) == len(reference.found({**others, "currency": code}))
    if "currency" in asked:
        compare_floors(reference, asked, counts)


def compare_floors(reference, asked, counts):
    without = {name: value for name, value in asked.items() if name not in {"pay_min", "unit"}}
    for floor in facets.floors(asked["currency"]):
        assert counts.get("pay_min", floor) == len(reference.found({**without, "pay_min": str(floor)}))
    unknown = [gig for gig in reference.found(without) if gig.day_max is None]
    assert counts.get("pay_min", "not_stated") == len(unknown)


def test_what_an_empty_result_offers_is_what_each_change_gives(market):
    reference, asked = Reference(), {"skill": ["redis"], "q": "ledger parcel webhook", "client": "one", "level": ["4"]}

    offered = facets.without_each(read(asked).wanted)

    assert offered == {name: (len(reference.found(asked, without=(name,))), False) for name in asked}


def test_what_an_empty_result_offers_is_no_sample(client, market, monkeypatch):
    monkeypatch.setattr(counting, "MOST", 4)
    asked = {"q": "ledger", "currency": "EUR", "tax": ["uk_inside"], "workplace": ["on_site"], "ai": ["not_stated"]}
    reference = Reference()
    fit = {name: len(reference.found(asked, without=(name,))) for name in asked}

    page = client.get(reverse("gigs:gig_list") + "?" + urlencode(asked | {"q": "ledger "}, doseq=True))

    assert page.context["heading"].startswith("No gigs")
    assert fit == {"q": 1, "currency": 0, "tax": 4, "workplace": 3, "ai": 2}
    offered = [(words, total) for words, _, total in page.context["loosen"]]
    assert offered == [
        *(("UK: inside IR35", (4, True)), ("On site", (3, False)), ("AI tools not stated", (2, False))),
        *(("“ledger”", (1, False)), ("EUR", (0, False))),
    ]
    assert "UK: inside IR35 removes most: without it there are 4 or more." in page.content.decode()
    for _, href, total in page.context["loosen"]:
        assert client.get(reverse("gigs:gig_list") + href).context["count"] == total.gigs


def test_more_than_are_looked_at_is_a_sample_that_says_so(client, market, monkeypatch):
    monkeypatch.setattr(counting, "MOST", 5)
    gigs = Reference().found({"q": "ledger"})

    counts = facets.count(read({"q": "ledger "}).wanted)

    assert counts.is_sample
    assert counts.total == 5 < len(gigs)
    assert sum(counts.of["workplace"].values()) == 5
    page = client.get(reverse("gigs:gig_list") + "?q=ledger+").content.decode()
    assert "5 or more gigs" in page
    assert "of a thousand of them" in page


@pytest.mark.parametrize("few", [1, 20])
def test_of_a_sample_all_that_fit_are_asked_for_where_it_holds_next_to_none(market, monkeypatch, few):
    monkeypatch.setattr(counting, "MOST", 30)
    monkeypatch.setattr(counting, "FEW", few)
    asked = {"q": "ledger", "level": ["4"]}
    fit = len(Reference().found(asked))

    counts = facets.count(read(asked | {"q": "ledger "}).wanted)

    assert counts.is_sample
    assert 20 > fit > counts.of["level"]["4"] > 0
    assert counts.total == (counts.of["level"]["4"] if few == 1 else fit)
    assert counts.is_at_least is (few == 1)


@pytest.mark.parametrize(("most", "said"), [(30, "{} gigs"), (3, "3 or more gigs")])
def test_a_total_that_was_counted_anew_is_no_lower_bound(client, market, monkeypatch, most, said):
    monkeypatch.setattr(counting, "MOST", most)
    query = "?q=ledger+&level=4"
    fit = len(Reference().found({"q": "ledger", "level": ["4"]}))

    page = client.get(reverse("gigs:gig_list") + query)

    assert 3 < fit < 20
    assert page.context["heading"].startswith(f"{said.format(fit)} for “ledger”")
    assert page.context["is_sample"]
    assert client.get(reverse("api:gig_list") + f"{query}&per=10").json()["count"] == (fit if most == 30 else None)


def test_none_of_a_sample_is_none(client, market, monkeypatch):
    monkeypatch.setattr(counting, "MOST", 30)

    page = client.get(reverse("gigs:gig_list") + "?q=ledger+&level=1&tax=uk_inside&agency=yes&ai=allowed")

    assert page.context["heading"].startswith("No gigs")


# -- pages


@pytest.mark.parametrize("sort", ["newest", "closing", "pay", "relevance"])
def test_gigs_published_between_pages_shift_nothing(client, market, sort):
    query = f"?sort={sort}&per=10&q=ledger"
    before = [card for page in pages_of(client, query) for card in page]

    first = client.get(reverse("gigs:gig_list") + query)
    for _ in range(7):
        make_gig(title="ledger, new", published_at=timezone.now())
    rest = [card for page in pages_of(client, first.context["next"]) for card in page]

    seen = [card.public_id for card in first.context["cards"]] + rest
    assert [public_id for public_id in seen if public_id in before] == before
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("sort", ["newest", "closing", "pay", "relevance"])
def test_the_way_back_shows_the_same_pages(client, market, sort):
    query = f"?sort={sort}&per=10&q=ledger"
    forward = list(pages_of(client, query))
    last = client.get(reverse("gigs:gig_list") + last_query(client, query))

    backward, response = [], last
    while True:
        backward.insert(0, [card.public_id for card in response.context["cards"]])
        if not response.context["previous"]:
            break
        response = client.get(reverse("gigs:gig_list") + response.context["previous"])

    assert backward == forward


def pages_of(client, query):
    while query:
        response = client.get(reverse("gigs:gig_list") + query)
        yield [card.public_id for card in response.context["cards"]]
        query = response.context["next"]


def last_query(client, query):
    while True:
        following = client.get(reverse("gigs:gig_list") + query).context["next"]
        if not following:
            return query
        query = following


def test_gigs_of_the_same_moment_are_all_shown_once(client):
    now = timezone.now()
    made = {make_gig(published_at=now, expires_at=now + timedelta(days=9)).public_id for _ in range(23)}

    for sort in ("newest", "closing", "pay"):
        seen = [public_id for page in pages_of(client, f"?per=10&sort={sort}") for public_id in page]
        assert len(seen) == 23
        assert set(seen) == made


def test_a_page_whose_gigs_are_all_gone_leads_back(client):
    gigs = [make_gig() for _ in range(11)]
    following = client.get(reverse("gigs:gig_list") + "?per=10").context["next"]
    Gig.objects.filter(pk=gigs[0].pk).update(status="paused")
    Gig.objects.filter(pk=gigs[10].pk).update(status="paused")
    Gig.objects.filter(pk__in=[gig.pk for gig in gigs[1:2]]).update(status="paused")

    page = client.get(reverse("gigs:gig_list") + following)

    assert page.status_code == 200


# -- plans


def test_a_rare_word_is_found_by_its_index(db):
    owner = make_client()
    now = timezone.now()
    Gig.objects.bulk_create(
        Gig(
            client=owner,
            title="Move the ledger" if number else "Tame the aardvark",
            description="Plain words about plain work. " * 5,
            status="open",
            pay_model="day",
            pay_min=400,
            pay_max=500,
            currency="EUR",
            published_at=now - timedelta(minutes=number),
            expires_at=now + timedelta(days=9),
        )
        for number in range(3000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE gigs_gig, accounts_client")

    found = search.found(read({"q": "aardvark "}).wanted)

    assert "gig_words" in found.order_by("-published_at", "-pk")[:21].explain()
    assert found.count() == 1
