"""Which saved searches a new gig answers: the same as if each were asked, only found by its keys."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from accounts.models import Skill, SkillAlias
from gigs.alerts.probing import candidates, searches_for
from gigs.alerts.rules import understand
from gigs.alerts.tokens import ALL
from gigs.filters import GigFilter
from gigs.models import Gig, HiddenGig, MutedClient, SavedSearch
from tests.factories import make_client, make_gig, make_skill, make_user
from tests.gigs.any_search import searches

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.now() - timedelta(days=60)


def few(examples):
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


def keep(query, user=None, **fields):
    search = SavedSearch.objects.create(
        user=user or make_user(), name="Mine", query=query, **{"since": LONG_AGO} | fields
    )
    understand(search)
    return search


def told(gig):
    return {search.pk for search in searches_for(Gig.objects.select_related("client").get(pk=gig.pk))}


def scanned(gig, kept):
    """The slow way: every search is asked whether it lists the gig."""
    asked = {
        search.pk: GigFilter(QueryDict(search.query), queryset=Gig.objects.listed().filter(pk=gig.pk))
        for search in kept
    }
    return {pk for pk, search in asked.items() if search.is_valid() and search.qs.exists()}


def test_probing_by_keys_finds_what_scanning_all_finds(market, linus):
    gigs = list(Gig.objects.listed().order_by("pk")[:40])
    words = ["", "ledger", "-ledger", '"parcel webhook"', "the", "web-ledger", "ledger or", "parcel or the", "clu"]
    odd = [{"q": text} for text in words]

    @few(4)
    @given(st.lists(searches(), min_size=8, max_size=16))
    def compare(queries):
        SavedSearch.objects.all().delete()
        kept = [keep(urlencode(asked, doseq=True), linus) for asked in [*queries, *odd]]
        for gig in gigs[:: len(queries)]:
            assert told(gig) == scanned(gig, kept), [search.query for search in kept]

    compare()


@st.composite
def texts(draw):
    parts = st.sampled_from(
        ["ledger", "parcel", "the", "or", "OR", "-", "-webhook", '"', '"parcel', "cluster's", "web-hook", "a&b", "ups"]
        + ["(-token)", "or,", "x|y", "!ledger", "ledger:*", "https://a.example/parcel", "führt", "ле", "_", "12", "of"]
        + ["c++", "C#", "c", "-c#", ".net", "net", "“ledger", "parcel”", "web\u00a0hook", "ledger–parcel", "asp.net"]
    )
    return draw(st.sampled_from([" ", "  ", "\t"])).join(draw(st.lists(parts, max_size=5))) + draw(
        st.sampled_from(["", " ", "par", " web"])
    )


def test_no_text_however_odd_hides_a_gig_from_its_search(linus):
    gigs = [
        make_gig(
            title="Ledger parcel", description="A parcel webhook, the cluster's web-hook of https://a.example/parcel"
        ),
        make_gig(title="Token", description="x y ups 12 führt ле a b ledger, C# “and” ASP.NET"),
        make_gig(title="Webhook", description="Nothing of it, some C++ – and .NET"),
    ]

    @few(40)
    @given(texts())
    def compare(text):
        SavedSearch.objects.all().delete()
        kept = [keep(urlencode({"q": text}), linus)]
        for gig in gigs:
            assert told(gig) == scanned(gig, kept), text

    compare()


def test_a_search_waits_under_its_rarest_requirement():
    make_skill("python")
    both = keep("skill=python&workplace=remote&q=ledger webhook ")
    only = keep("skill=python&workplace=remote")
    nothing = keep("")

    assert len(both.keys) == 1
    assert both.keys[0] in {"ledger", "webhook"}
    assert only.keys == [f"§skill={Skill.objects.get(slug='python').pk}"]
    assert nothing.keys == [ALL]


def test_any_of_several_skills_waits_under_each():
    make_skill("python")
    make_skill("go")

    assert len(keep("skill=python&skill=go").keys) == 2


def test_a_floor_of_pay_waits_under_the_round_one_below_it():
    assert keep("currency=EUR&pay_min=730").keys == ["§pays=EUR 600"]
    assert keep("currency=JPY&pay_min=2000&unit=hour").keys == ["§pays=JPY 0"]


def test_a_country_waits_under_each_way_that_a_gig_is_open_to_it():
    strictly = keep("from_country=GB&strict=1")

    assert strictly.keys == ["§scope=worldwide", "§scope=except", "§in=GB", "§country=GB"]
    assert keep("from_country=GB").keys == [ALL]


@pytest.mark.parametrize(("pay", "tells"), [(729, False), (730, True), (5_000, True)])
def test_whoever_reaches_the_floor_itself_is_told(pay, tells):
    search = keep("currency=EUR&pay_min=730")
    gig = make_gig(currency="EUR", pay_model="day", pay_min=pay - 100, pay_max=pay)

    assert told(gig) == ({search.pk} if tells else set())


def test_what_the_columns_cannot_say_is_asked_of_the_filter():
    gig = make_gig(published_at=timezone.now() - timedelta(days=2))
    search = keep("posted_within=1")

    assert not search.is_exact
    assert search in candidates(gig)
    assert told(gig) == set()


# -- who is not told


@pytest.mark.parametrize(
    "fields",
    [{"paused_at": timezone.now()}, {"broken_at": timezone.now()}, {"since": timezone.now() + timedelta(days=1)}],
)
def test_a_search_that_does_not_alert_is_not_found(gig, fields):
    search = keep("")
    SavedSearch.objects.filter(pk=search.pk).update(**fields)

    assert told(gig) == set()


def test_who_put_the_gig_away_or_posted_it_is_not_told(gig, ada, grace, linus):
    hers, his, posters = keep("", grace), keep("", linus), keep("", ada)
    assert told(gig) == {hers.pk, his.pk}

    HiddenGig.objects.create(user=grace, gig=gig)
    MutedClient.objects.create(user=linus, client=gig.client)

    assert told(gig) == set()
    assert posters.is_telling


def test_a_closed_account_is_not_told(gig):
    keep("", make_user(is_active=False))

    assert told(gig) == set()


# -- a query that has become unusable


def test_a_search_of_a_client_that_is_gone_stops_and_tells_its_owner(grace):
    client = make_client(slug="short-lived")
    search = keep("client=short-lived", grace)
    client.set_hold("removed", None, "gone")

    assert not understand(search)
    search.refresh_from_db()
    assert search.broken_at
    assert "short-lived" in search.broken_why
    assert grace.notifications.get().kind == "search_broken"


def test_the_owner_is_told_once_and_a_usable_query_alerts_again(grace):
    client = make_client(slug="held-for-a-day")
    search = keep("client=held-for-a-day", grace)
    client.set_hold("limited", None, "looking")
    understand(search)
    understand(search)
    assert grace.notifications.count() == 1

    client.set_hold("none", None, "fine")

    assert understand(search)
    assert search.is_telling
    assert search.since > LONG_AGO


def test_a_broken_query_never_means_every_gig(gig, grace):
    search = keep("skill=cobolt", grace)

    assert search.broken_at
    assert told(gig) == set()


def test_an_alias_is_read_when_the_search_is_kept(grace):
    SkillAlias.objects.create(skill=make_skill("kubernetes"), word="k8s")
    search = keep("skill=k8s", grace)

    assert told(make_gig(skills=["kubernetes"])) == {search.pk}
