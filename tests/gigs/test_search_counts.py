"""What is counted, against the same filters in plain Python; a sample says that it is one."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from hypothesis import given, settings

from gigs import facets
from gigs.facets import counting, upkeep
from gigs.models import Gig
from tests.gigs.any_search import AREAS, FEW, SKILLS, no_deadline, read, searches
from tests.gigs.reference import Reference

pytestmark = pytest.mark.django_db


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
