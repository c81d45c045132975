"""The API: /api/v1/…, its description and its page."""

import json

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from jsonschema import Draft202012Validator

from accounts.models import Developer, Rate, SkillAlias
from gigs.facets import upkeep
from gigs.models import Gig
from marketplace.api import description
from marketplace.lib.api import REQUESTS_A_MINUTE
from tests.articles.factories import make_article
from tests.factories import make_client, make_gig, make_skill, make_user
from tests.gigs.pay.factories import make_figure

pytestmark = pytest.mark.django_db

LISTS = ["/api/v1/gigs/", "/api/v1/skills/", "/api/v1/articles/", "/api/v1/developers/", "/api/v1/pay/"]


def make_developer(**fields):
    fields = {"handle": "grace", "headline": "Back ends that hold", "country": "NO", "visibility": "public"} | fields
    return Developer.objects.create(
        user=fields.pop("user", None) or make_user(), status="published", published_at="2026-01-01T00:00:00Z", **fields
    )


def path(address):
    assert address.startswith(settings.SITE_URL)
    return address.removeprefix(settings.SITE_URL)


# -- refusals


@pytest.mark.parametrize("address", [*LISTS, "/api/v1/openapi.json", "/api/"])
def test_it_is_only_read(client, address):
    assert client.post(address, {}).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("method", ["put", "patch", "delete", "post", "options", "trace"])
def test_a_wrong_method_is_a_405_as_json(client, address, method):
    response = getattr(client, method)(address)

    assert response.status_code == 405
    assert "request" in response.json()["errors"]


@pytest.mark.parametrize(
    ("address", "names"),
    [
        (
            "/api/v1/gigs/?skill=cobolt&level=9&pay_min=4&after=x&per=3&q=fine",
            {"skill", "level", "pay_min", "after", "per"},
        ),
        ("/api/v1/developers/?skill=cobolt&country=XX&after=x", {"skill", "country", "after"}),
        ("/api/v1/articles/?after=x&q=" + "a" * 201, {"after", "q"}),
    ],
)
def test_every_parameter_that_cannot_be_used_is_named(client, address, names):
    response = client.get(address)

    assert response.status_code == 400
    assert set(response.json()["errors"]) == names


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize(
    "query", ["?q=%00", "?skill=%ff", "?after=%00", "?" + "a=1&" * 900, "?level=" + "9" * 19, "?format=xml"]
)
def test_nothing_that_is_sent_breaks_it(client, address, query):
    response = client.get(address + query)

    assert response.status_code in {200, 400}
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("address", ["/api/v1/gigs/nothing1/", "/api/v1/nothing/", "/api/v1/gigs/%00/"])
def test_what_never_was_is_not_found_as_json(client, address):
    response = client.get(address)

    assert response.status_code in {400, 404}
    assert "errors" in response.json()


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"hold": "frozen"}, {"status": "in_review"}])
def test_what_a_visitor_may_not_read_is_not_found(client, ada, fields):
    gig = make_gig(client=make_client(owner=ada), **fields)
    client.force_login(ada)

    assert client.get(f"/api/v1/gigs/{gig.public_id}/").status_code == 404


def test_what_is_gone_is_gone(client):
    gig = make_gig(hold="removed")

    assert client.get(f"/api/v1/gigs/{gig.public_id}/").status_code == 410


@time_machine.travel("2026-03-01 12:00:20+00:00", tick=False)
def test_too_many_requests_are_told_when_to_come_back(client):
    for _ in range(REQUESTS_A_MINUTE):
        client.get("/api/v1/skills/")

    response = client.get("/api/v1/skills/")

    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 60
    assert "request" in response.json()["errors"]


def test_a_browser_gets_json_too_and_nobody_a_cookie(client, gig):
    response = client.get("/api/v1/gigs/", headers={"Accept": "text/html"})

    assert response["Content-Type"] == "application/json"
    assert not response.cookies


# -- what it says


def test_of_a_gig_nothing_is_read_that_its_page_alone_shows(client, gig):
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/api/v1/gigs/{gig.public_id}/")
    assert not [query for query in asked if "accounts_auditevent" in query["sql"]]


def test_a_gig_has_exactly_the_shape_that_others_rely_on(client):
    gig = make_gig(skills=["python"], pay_model="hour", pay_min=50, pay_max=60, weeks_min=2, weeks_max=4, level=3)

    said = client.get(f"/api/v1/gigs/{gig.public_id}/").json()

    assert set(said) == {
        *("public_id", "url", "title", "summary", "description", "work_type", "skills", "pay", "level", "workplace"),
        *("remote", "city", "country", "duration_weeks", "hours_a_week", "tax", "agency", "assessment", "client"),
        *("published_at", "expires_at", "status", "proposals"),
    }
    assert said["skills"] == [{"slug": "python", "need": "must", "level": None}]
    assert said["pay"] == {
        **{"model": "hour", "min": 50, "max": 60, "currency": "EUR", "hours_min": None, "hours_max": None},
        **{"day_min": 400, "day_max": 480},
    }
    assert said["remote"] == {"scope": "worldwide", "countries": [], "zone": "", "overlap_hours": None}
    assert said["duration_weeks"] == {"min": 2, "max": 4}
    assert said["client"] == {"name": gig.client.name, "slug": gig.client.slug, "country": "NO", "reply_rate": None}
    assert said["proposals"] == {"live": 0, "max": 25}
    assert said["url"] == settings.SITE_URL + gig.get_absolute_url()
    assert said["published_at"].endswith("Z")


def test_a_list_is_counted_and_leads_on_and_back(client):
    for _ in range(25):
        make_gig()

    first = client.get("/api/v1/gigs/?per=10&workplace=remote").json()
    second = client.get(path(first["next"])).json()
    back = client.get(path(second["previous"])).json()

    assert (first["count"], first["previous"]) == (25, None)
    assert {gig["public_id"] for gig in first["results"]}.isdisjoint(gig["public_id"] for gig in second["results"])
    assert [gig["public_id"] for gig in back["results"]] == [gig["public_id"] for gig in first["results"]]
    assert "workplace=remote" in first["next"]


def test_a_count_that_is_not_exact_is_null(client, monkeypatch):
    monkeypatch.setattr("gigs.facets.counting.MOST", 11)
    for _ in range(12):
        make_gig(title="Make the ledger fast")

    assert client.get("/api/v1/gigs/?per=10").json()["count"] == 12
    assert client.get("/api/v1/gigs/?per=10&q=ledger").json()["count"] is None


def test_a_list_takes_few_queries(client, django_assert_max_num_queries):
    for _ in range(12):
        make_gig(skills=["python", "go"])
    upkeep.fold()
    client.get("/api/v1/gigs/")

    with django_assert_max_num_queries(5):
        client.get("/api/v1/gigs/?per=10")


def test_an_unchanged_answer_is_not_sent_again(client, gig):
    first = client.get("/api/v1/gigs/")

    again = client.get("/api/v1/gigs/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Gig.objects.filter(pk=gig.pk).update(title="Another title")
    assert client.get("/api/v1/gigs/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_skills_come_with_their_aliases(client):
    SkillAlias.objects.create(skill=make_skill("kubernetes"), word="k8s")
    make_skill("proposed-one", status="proposed")

    said = client.get("/api/v1/skills/").json()

    assert {row["slug"]: row["aliases"] for row in said["results"]} == {"kubernetes": ["k8s"]}
    assert said["count"] == 1


def test_articles_that_are_listed(client):
    article = make_article(title="What pays")
    make_article(title="Not yet", publish=False)

    said = client.get("/api/v1/articles/").json()

    assert [row["slug"] for row in said["results"]] == [article.slug]
    assert client.get("/api/v1/articles/?q=nothinglikeit").json()["count"] == 0
    make_article(title="How to hire", topics=["hiring"])
    of_topic = client.get("/api/v1/articles/?topic=hiring").json()["results"]
    assert [row["title"] for row in of_topic] == ["How to hire"]
    assert set(client.get("/api/v1/articles/?topic=nonesuch").json()["errors"]) == {"topic"}


def test_developers_as_a_visitor_sees_them(client, linus):
    shown = make_developer(user=linus)
    make_developer(handle="members", visibility="members")
    for visibility, low in (("public", 100), ("members", 222), ("clients", 333), ("hidden", 444)):
        Rate.objects.create(developer=shown, unit="hour", low=low, high=low, currency="EUR", visibility=visibility)
    client.force_login(linus)

    response = client.get("/api/v1/developers/")
    said = response.json()

    assert [row["handle"] for row in said["results"]] == ["grace"]
    assert [rate["min"] for rate in said["results"][0]["rates"]] == [100]
    for secret in ("222", "333", "444", linus.email):
        assert secret not in response.content.decode()


# -- its description


def test_every_answer_is_as_described(client, gig):
    make_developer()
    make_article(title="What pays")
    make_gig(skills=["python", "go"], level=None, city="Oslo")
    make_figure()
    document = json.loads(client.get("/api/v1/openapi.json").content)

    checked = 0
    for address, methods in document["paths"].items():
        answer = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        said = client.get(address.replace("{public_id}", gig.public_id)).json()
        Draft202012Validator({**answer, "components": document["components"]}).validate(said)
        checked += 1
        if "results" in said:
            assert said["results"]
            shape = document["components"]["schemas"][answer["$ref"].rpartition("/")[2].replace("List", "Shape")]
            assert set(said["results"][0]) == set(shape["properties"])
    assert checked == 6
    errors = document["components"]["schemas"]["Errors"]
    Draft202012Validator(errors).validate(client.get("/api/v1/gigs/?level=9").json())


def test_the_description_is_a_valid_openapi_document():
    document = description()

    assert document["openapi"].startswith("3.1")
    ids = [methods["get"]["operationId"] for methods in document["paths"].values()]
    assert len(set(ids)) == len(ids) == 6
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    assert set(document["paths"]) == {*LISTS, "/api/v1/gigs/{public_id}/"}


def test_every_filter_of_the_page_is_described():
    named = {one["name"] for one in description()["paths"]["/api/v1/gigs/"]["get"]["parameters"]}

    assert {"q", "skill", "not_skill", "pay_min", "currency", "from_country", "sort", "after", "per"} <= named


def test_its_page_is_for_people(client):
    page = client.get(reverse("api")).content.decode()

    for address in LISTS:
        assert address in page
    assert f"{REQUESTS_A_MINUTE} requests a minute" in page
    assert "<script" not in page.replace('<script type="module" src=', "")
