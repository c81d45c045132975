"""The same things on every surface: for every hold and every state, each list shows exactly what is listed, and each
address answers by the rule, whichever way a thing is held: itself, its client or its account."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Client, Developer, User
from articles.models import Article
from gigs.alerts import tasks
from gigs.alerts.rules import understand
from gigs.models import Alert, FeedToken, Gig, Review, SavedSearch
from tests.accounts.factories import make_developer
from tests.articles.factories import make_article
from tests.factories import make_client, make_gig, make_user
from tests.gigs.hiring import make_completed

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PAST, FUTURE = NOW - timedelta(days=1), NOW + timedelta(days=1)
HOLDS = {
    "none": {},
    "limited": {"hold": "limited"},
    "frozen": {"hold": "frozen"},
    "removed": {"hold": "removed"},
    "frozen for a while": {"hold": "frozen", "hold_until": FUTURE},
    "frozen until yesterday": {"hold": "frozen", "hold_until": PAST},
}
FREE = {"none", "frozen until yesterday"}
BY_LINK = FREE | {"limited"}
GONE = {"removed"}


def put(row, **fields):
    type(row)._base_manager.filter(pk=row.pk).update(**fields)
    return row


def answer_of(hold: str) -> int:
    """What the address of something public answers under this hold."""
    return 200 if hold in BY_LINK else 410 if hold in GONE else 404


def found_in(text: str, keys) -> set:
    return {key for key in keys if re.search(rf"[/\"]{re.escape(key)}[/\"<]", text)}


def different(surfaces: dict, keys, expected: set) -> dict:
    """By surface what it shows too much or too little."""
    found = {name: found_in(text, keys) ^ expected for name, text in surfaces.items()}
    return {name: wrong for name, wrong in found.items() if wrong}


def get(client, path, **headers):
    return client.get(path, headers=headers).content.decode()


# -- gigs

NEVER_PUBLIC = ["draft", "in_review", "needs_changes", "refused"]
LISTED = ["open", "full"]
READABLE = [*LISTED, "paused", "filled", "closed", "expired"]


@pytest.fixture(scope="module")
def gigs(once):
    """Every (hold, state), every hold of a client and of its owner: whether it is listed, and what its page answers."""
    with once():
        rows, home = {}, make_client()
        for hold, fields in HOLDS.items():
            for state in [*NEVER_PUBLIC, *READABLE]:
                listed = hold in FREE and state in LISTED
                status = 404 if state in NEVER_PUBLIC else answer_of(hold)
                rows[make_gig(client=home, status=state, **fields).public_id] = (listed, status)
            for who in ("client", "owner"):
                owner = make_user()
                client = make_client(owner=owner)
                put(client if who == "client" else owner, **fields)
                rows[make_gig(client=client).public_id] = (hold in FREE, answer_of(hold))
        rows |= outside_of_time(home)
    return rows


def outside_of_time(home) -> dict:
    closed, left = make_client(status="closed"), make_user()
    of_left = make_client(owner=left)
    put(left, is_active=False)
    late = make_gig(client=home)
    put(late, expires_at=PAST)
    early = make_gig(client=home)
    put(early, published_at=FUTURE)
    long_ago = make_gig(client=home, status="closed")
    put(long_ago, ended_at=NOW - timedelta(days=31))
    return {
        make_gig(client=closed).public_id: (False, 410),
        make_gig(client=of_left).public_id: (False, 410),
        late.public_id: (False, 200),
        early.public_id: (False, 404),
        long_ago.public_id: (False, 410),
    }


def test_gigs_are_the_same_everywhere(client, gigs):
    expected = {public_id for public_id, (listed, _) in gigs.items() if listed}
    assert {gig.public_id for gig in Gig.objects.listed()} == expected

    reader = make_user()
    token = FeedToken.issue(reader, SavedSearch.objects.create(user=reader, name="Mine", query="", since=PAST))
    surfaces = {
        "list": get(client, "/gigs/?per=50"),
        "fragment": get(client, "/gigs/?per=50", hx_request="true"),
        "atom": get(client, "/gigs/feed.atom?per=50"),
        "json": get(client, "/gigs/feed.json?per=50"),
        "ics": get(client, "/gigs/feed.ics?per=50"),
        "api": get(client, "/api/v1/gigs/?per=50"),
        "private feed": get(client, reverse("gigs:private_feed", args=[token, "json"])),
        "sitemap": get(client, "/sitemap-gigs.xml"),
        "searched": get(client, "/gigs/?q=report&per=50"),
        "filtered": get(client, "/gigs/?skill=python&per=50"),
    }
    assert different(surfaces, gigs, expected) == {}
    for some in ("/", "/skills/python/"):  # the newest of them
        assert found_in(get(client, some), gigs) <= expected and found_in(get(client, some), gigs)


def test_gigs_are_counted_the_same_everywhere(client, gigs):
    expected = sum(listed for listed, _ in gigs.values())
    assert client.get("/api/v1/gigs/?per=50").json()["count"] == expected
    assert client.get("/").context["open_count"] == expected
    assert client.get("/skills/python/").context["gig_count"] == expected
    python = next(s for group in client.get("/skills/").context["groups"] for s in group[1] if s.slug == "python")
    assert python.gig_count == expected
    box = r'name="skill" value="python"[^>]*><span>Python</span><span class="n">(\d+)<'
    assert re.findall(box, client.get("/gigs/").content.decode()) == [str(expected)]


def test_each_gig_answers_by_the_rule_is_structured_where_it_is_listed_and_leads_to_listed_ones(client, gigs):
    expected = {public_id for public_id, (listed, _) in gigs.items() if listed}
    for gig in Gig.objects.all():
        (listed, status), page = gigs[gig.public_id], client.get(gig.get_absolute_url())
        api = client.get(f"/api/v1/gigs/{gig.public_id}/").status_code
        assert (page.status_code, api) == (status, status), gig.public_id
        text = page.content.decode()
        assert ("JobPosting" in text) == (listed and gig.status == "open"), gig.public_id
        if status == 200:
            assert ('content="index, follow"' in text) == listed, gig.public_id
        if status in {200, 410}:
            similar = {other.public_id for other in page.context["similar"]}
            assert similar and similar <= expected - {gig.public_id}, gig.public_id


def test_alerts_tell_of_the_listed_ones(gigs):
    search = SavedSearch.objects.create(
        user=make_user(), name="Mine", query="skill=python", cadence="daily", since=NOW - timedelta(days=60)
    )
    understand(search)
    for gig in Gig.objects.all():
        tasks.tell_searches.func(gig.pk)
    told = set(Alert.objects.values_list("gig__public_id", flat=True))
    assert told == {public_id for public_id, (listed, _) in gigs.items() if listed}


# -- developers


@pytest.fixture(scope="module")
def developers(once):
    with once():
        rows = {}
        for hold, fields in HOLDS.items():
            for state in Developer.Status:
                offered = state in {"in_review", "published", "needs_changes"}
                was_public = state == "published"
                status = 200 if offered and hold in BY_LINK else 410 if was_public and hold in GONE else 404
                one = make_developer(status=state, indexable=True, **fields)
                rows[one.handle] = (hold in FREE and state == "published", status)
            user = make_user()
            put(user, **fields)
            rows[make_developer(user=user, indexable=True).handle] = (hold in FREE, answer_of(hold))
        left = make_user()
        put(left, is_active=False)
        rows[make_developer(user=left, indexable=True).handle] = (False, 410)
        for visibility in ("members", "hidden"):
            rows[make_developer(visibility=visibility, indexable=True).handle] = (False, 404)
    return rows


def test_developers_are_the_same_everywhere(client, developers):
    expected = {handle for handle, (listed, _) in developers.items() if listed}
    assert {one.handle for one in Developer.objects.listed()} == expected
    surfaces = {
        "directory": get(client, "/developers/"),
        "filtered": get(client, "/developers/?skill=python"),
        "api": get(client, "/api/v1/developers/"),
        "sitemap": get(client, "/sitemap-developers.xml"),
    }
    assert different(surfaces, developers, expected) == {}
    skill = client.get("/skills/python/")
    assert skill.context["developer_count"] == len(expected)
    assert {one.handle for one in skill.context["developers"]} <= expected
    assert client.get("/api/v1/developers/").json()["count"] == len(expected)
    assert client.get("/developers/").context["count"] == len(expected)


def test_each_profile_and_its_twins_answer_by_the_rule(client, developers):
    for handle, (listed, status) in developers.items():
        page = client.get(f"/developers/{handle}/")
        assert page.status_code == status, handle
        assert ("ProfilePage" in page.content.decode()) == listed, handle
        for twin in ("cv/", "resume.json", "card.vcf", "reviews/"):
            found = client.get(f"/developers/{handle}/{twin}").status_code
            assert found == status, (handle, twin)


# -- articles


@pytest.fixture(scope="module")
def articles(once):
    with once():
        rows = {}
        for hold, fields in HOLDS.items():
            for state in Article.Status:
                public = state in {"published", "scheduled"}
                readable = public or state == "archived"
                # Each was public once, whatever it is now.
                status = answer_of(hold) if readable else 410 if state == "retracted" or hold in GONE else 404
                article = make_article()
                put(article, status=state, retraction_reason="Wrong." if state == "retracted" else "", **fields)
                rows[article.slug] = (hold in FREE and public, status)
    return rows


def test_articles_are_the_same_everywhere(client, articles):
    expected = {slug for slug, (listed, _) in articles.items() if listed}
    paths = {
        *("/articles/", "/articles/feed.atom", "/articles/topics/pay/", "/articles/topics/pay/feed.atom"),
        *("/articles/authors/site/feed.atom", "/api/v1/articles/", "/sitemap-articles.xml", "/llms.txt"),
    }
    texts = {path: get(client, path).replace(")", "/").replace("plain.txt", "") for path in paths}
    assert different(texts, articles, expected) == {}
    for some in ("/", "/skills/python/"):
        assert found_in(get(client, some), articles) <= expected
    counted = next(topic for topic in client.get("/articles/").context["topics"] if topic.slug == "pay")
    assert counted.article_count == len(expected)


def test_each_article_answers_by_the_rule_and_leads_to_listed_ones(client, articles):
    expected = {slug for slug, (listed, _) in articles.items() if listed}
    for slug, (listed, status) in articles.items():
        page = client.get(f"/articles/{slug}/")
        assert (page.status_code, client.get(f"/articles/{slug}/plain.txt").status_code) == (status, status), slug
        if status == 200:
            assert ("application/ld+json" in page.content.decode()) == listed, slug
            around = [*page.context["related"], *filter(None, page.context["neighbours"].values())]
            assert {other.slug for other in around} <= expected - {slug}


# -- clients and reviews


def test_each_client_answers_by_the_rule(client):
    for hold, fields in HOLDS.items():
        held, owner = make_client(**fields), make_user()
        of_held_owner = make_client(owner=owner)
        put(owner, **fields)
        assert Client.objects.listed().contains(held) == (hold in FREE)
        for one in (held, of_held_owner):
            assert client.get(f"/clients/{one.slug}/").status_code == answer_of(hold), hold


@pytest.fixture
def reviews(db):
    """One agreement reviewed by both for every hold of the review, and for every hold of its author."""
    rows, home = {}, make_client()
    for hold, fields in HOLDS.items():
        for who in ("review", "author"):
            agreement = make_completed(gig=make_gig(client=home), developer=make_developer())
            author = agreement.proposal.developer.user
            Review.send(agreement, home.people.get(), "client", again=True)
            Review.send(agreement, author, "developer", again=True, first=4)
            review = Review.objects.get(agreement=agreement, side="developer")
            put(review if who == "review" else author, **fields)
            rows[review.public_id] = (hold in FREE, answer_of(hold))
    return home, rows


def test_reviews_are_the_same_everywhere(client, reviews):
    home, rows = reviews
    expected = {public_id for public_id, (listed, _) in rows.items() if listed}
    page = client.get(f"/clients/{home.slug}/")
    assert found_in(page.content.decode(), rows) == expected
    opinions = page.context["opinions"]
    assert (opinions.count, opinions.again, opinions.spread[0][2]) == (len(expected),) * 3
    for public_id, (_, status) in rows.items():
        assert client.get(f"/reviews/{public_id}/").status_code == status, public_id


def test_a_suspended_person_takes_everything_along(client, ada, grace):
    """One row, the account's, and nothing of theirs is left anywhere."""
    gig, developer = make_gig(client=make_client(owner=ada)), make_developer(user=grace)
    User.objects.filter(pk__in=[ada.pk, grace.pk]).update(hold="frozen", hold_until=FUTURE)
    paths = ["/", "/gigs/", "/gigs/feed.atom", "/api/v1/gigs/", "/developers/", "/skills/python/", "/sitemap-gigs.xml"]
    for path in paths:
        text = get(client, path)
        assert gig.public_id not in text and developer.handle not in text, path
