"""Reading a gig: GET /gigs/<public_id>/<slug>/."""

import gzip
import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gigs.models import Gig, GigSkill
from tests.factories import make_client, make_gig, make_skill

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(days=31)


def read(client, gig, user=None):
    if user:
        client.force_login(user)
    return client.get(gig.get_absolute_url())


def posting(response):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    return found and json.loads(found[1])


def ended(status, ago):
    now = timezone.now()
    return {"status": status, "published_at": now - ago - LONG_AGO, "expires_at": now - ago, "ended_at": now - ago}


# state: (fields, what a visitor and a stranger get); its client and staff always get 200
STATES = {
    "draft": ({"status": "draft"}, 404),
    "in review": ({"status": "in_review"}, 404),
    "needs changes": ({"status": "needs_changes"}, 404),
    "refused": ({"status": "refused"}, 404),
    "open": ({}, 200),
    "full": ({"status": "full"}, 200),
    "paused": ({"status": "paused"}, 200),
    "filled lately": (ended("filled", timedelta(days=1)), 200),
    "closed lately": (ended("closed", timedelta(days=29)), 200),
    "expired lately": (ended("expired", timedelta(days=29)), 200),
    "filled long ago": (ended("filled", LONG_AGO), 410),
    "closed long ago": (ended("closed", LONG_AGO), 410),
    "expired long ago": (ended("expired", LONG_AGO), 410),
    "over, not tidied up": (ended("open", timedelta(days=1)) | {"ended_at": None}, 200),
    "long over, not tidied up": (ended("open", LONG_AGO) | {"ended_at": None}, 410),
    "limited": ({"hold": "limited"}, 200),
    "frozen": ({"hold": "frozen"}, 404),
    "removed": ({"hold": "removed"}, 410),
    "frozen by a rule that nobody confirmed": ({"hold": "frozen", "hold_until": timezone.now()}, 200),
    "removed before it was public": ({"status": "draft", "hold": "removed"}, 404),
    "frozen and long over": (ended("closed", LONG_AGO) | {"hold": "frozen"}, 404),
}


@pytest.mark.parametrize(("fields", "status"), STATES.values(), ids=STATES.keys())
def test_others_read_it_by_its_state_and_its_client_and_staff_always_may(
    client, grace, ada, adas_client, margaret, fields, status
):
    gig = make_gig(client=adas_client, **fields)

    expected = {None: status, grace: status, ada: 200, margaret: 200}
    assert {user: read(client, gig, user).status_code for user in expected} == expected


@pytest.mark.parametrize(("hold", "status"), [("limited", 200), ("frozen", 404), ("removed", 410)])
def test_gigs_of_a_held_client(client, hold, status):
    assert read(client, make_gig(client=make_client(hold=hold))).status_code == status


@pytest.mark.parametrize(
    "path", ["/gigs/nosuch123/x/", "/gigs/nosuch123/", "/gigs/abc/x/", "/gigs/1/", "/gigs/%FF2345/x/"]
)
def test_what_never_was_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_reading_changes_nothing(client, gig):
    assert client.post(gig.get_absolute_url()).status_code == 405


def test_a_wrong_title_in_the_address_leads_to_the_right_one(client, gig):
    for path in (f"/gigs/{gig.public_id}/wrong/", f"/gigs/{gig.public_id}/"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, gig.get_absolute_url())


def test_a_wrong_title_does_not_tell_of_a_draft(client):
    gig = make_gig(status="draft")

    assert client.get(f"/gigs/{gig.public_id}/wrong/").status_code == 404


def test_a_gone_gig_shows_similar_ones_and_none_of_its_words(client):
    gone = make_gig(title="Gone for good", skills=["python"], **ended("closed", LONG_AGO))
    similar = make_gig(title="Still here", skills=["python"])

    response = read(client, gone)
    page = response.content.decode()

    assert similar.get_absolute_url() in page
    assert "Gone for good" not in page
    assert 'content="noindex"' in page


# -- after the end, and what is not public


def test_after_its_end_a_gig_says_so_and_is_not_for_search_engines(client):
    response = read(client, make_gig(close_reason="hired_elsewhere", **ended("closed", timedelta(days=2))))
    page = response.content.decode()

    assert "This gig has ended" in page
    assert "hired elsewhere" in page
    assert '<meta name="robots" content="noindex">' in page
    assert posting(response) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "full"},
        {"status": "paused"},
        {"hold": "limited"},
        ended("open", timedelta(hours=1)) | {"ended_at": None},
    ],
)
def test_only_an_open_and_listed_gig_has_structured_data(client, fields):
    assert posting(read(client, make_gig(**fields))) is None


def test_a_draft_has_no_structured_data_even_for_staff(client, margaret):
    assert posting(read(client, make_gig(status="draft"), margaret)) is None


def test_its_client_sees_why_others_do_not_see_it(client, ada, adas_client):
    gig = make_gig(client=adas_client, status="needs_changes", review_note="Say who owns the code.")

    assert "Say who owns the code." in read(client, gig, ada).content.decode()


def test_a_moderator_sees_the_hold_and_others_do_not(client, margaret, grace):
    gig = make_gig(hold="limited")

    assert "Held by moderation" not in read(client, gig, grace).content.decode()
    assert "Held by moderation" in read(client, gig, margaret).content.decode()


# -- an open gig


def test_an_open_gig_as_structured_data(client):
    gig = make_gig(
        title="Ende </script><b>",
        pay_model="hour",
        pay_min=60,
        pay_max=80,
        remote_scope="only",
        countries=["NO", "SE"],
    )

    data = posting(read(client, gig))

    assert data["title"] == "Ende </script><b>"
    assert data["employmentType"] == "CONTRACTOR"
    assert data["baseSalary"]["value"] == {
        "@type": "QuantitativeValue",
        "minValue": 60,
        "maxValue": 80,
        "unitText": "HOUR",
    }
    assert data["jobLocationType"] == "TELECOMMUTE"
    assert [country["name"] for country in data["applicantLocationRequirements"]] == ["NO", "SE"]
    assert data["validThrough"] > data["datePosted"]


def test_what_is_not_stated_is_one_line(client):
    page = read(client, make_gig(level=None, tax="not_uk")).content.decode()

    assert re.search(r"<dt>Not stated</dt><dd>[^<]*level[^<]*AI tools", page)
    assert "<dt>Tax status</dt><dd>Not UK</dd>" in page


def test_the_description_is_markdown_made_safe_when_it_is_written(client, adas_client):
    gig = Gig(client=adas_client, title="Words", description="**Bold** <script>x</script> [a](javascript:x)")
    gig.save()

    assert "<strong>Bold</strong>" in gig.description_html
    assert "<script" not in gig.description_html
    assert "href" not in gig.description_html

    gig.description = "Changed"
    gig.save(update_fields=["description"])
    gig.refresh_from_db()
    assert "Changed" in gig.description_html


def test_an_emptied_description_is_fine(client):
    gig = make_gig(description="")

    assert read(client, gig).status_code == 200


def test_skills_by_need_and_similar_gigs_by_skills(client):
    gig = make_gig(skills=["python"])
    GigSkill.objects.create(gig=gig, skill=make_skill("kafka"), need="nice", level=2)
    make_gig(title="Alike", skills=["kafka", "python"])
    make_gig(title="Unlike", skills=["rust"])

    response = read(client, gig)
    page = response.content.decode()

    assert [other.title for other in response.context["similar"]] == ["Alike"]
    assert page.index("Must have") < page.index("Nice to have")


def test_the_record_of_its_client_is_counted_from_its_gigs(client, gig):
    make_gig(client=gig.client, **ended("filled", timedelta(days=3)))
    make_gig(client=gig.client, **ended("closed", timedelta(days=3)))
    make_gig(client=gig.client, status="draft")

    assert read(client, gig).context["record"] == [
        (3, "gigs posted", ""),
        (1, "open now", ""),
        (1, "ended in a hire here", "of 2 that ended"),
    ]


@pytest.mark.parametrize("reader", ["ada", "grace"])
def test_whose_gig_it_is_is_asked_once(client, gig, request, reader):
    client.force_login(request.getfixturevalue(reader))
    with CaptureQueriesContext(connection) as asked:
        read(client, gig)
    by_user = [
        query["sql"] for query in asked if query["sql"].startswith('SELECT 1 AS "a" FROM "accounts_clientmember"')
    ]
    assert len(by_user) == 1


def test_a_page_takes_few_queries_and_is_small(client, gig, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        response = read(client, gig)

    assert len(gzip.compress(response.content, 6)) <= 12_000
