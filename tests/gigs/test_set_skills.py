"""A gig names the skills it asks for: `Gig.set_skills`."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent
from gigs.models import Gig
from tests.factories import make_skill

pytestmark = pytest.mark.django_db


def rows(gig):
    return list(gig.gig_skills.values_list("skill__slug", "need", "level", "position"))


def test_the_rows_are_replaced_in_the_order_given(gig, ada):
    gig.set_skills([(make_skill("go"), "must", 3), (make_skill("redis"), "nice", None)], ada)

    assert rows(gig) == [("go", "must", 3, 0), ("redis", "nice", None, 1)]


def test_their_names_and_slugs_are_found_by_words(gig, ada):
    gig.set_skills([(make_skill("grpc-and-protobuf", name="gRPC and Protocol Buffers"), "must", None)], ada)

    for word in ("protobuf", "buffers"):
        assert Gig.objects.filter(pk=gig.pk, search_document=word).exists()
    assert not Gig.objects.filter(pk=gig.pk, search_document="python").exists()


def test_a_change_is_recorded_once_and_no_change_is_not(gig, ada):
    for _ in range(2):
        gig.set_skills([(make_skill("go"), "must", None)], ada)

    event = AuditEvent.objects.get(action="gig.set_skills")
    assert event.before == {"skills": [["python", "must", None]]}
    assert event.after == {"skills": [["go", "must", None]]}


@pytest.mark.parametrize(("skills", "statements"), [(["go"], 1), ([], 0)])
def test_nobody_asks_what_a_new_gig_asked_for_before(adas_client, ada, skills, statements):
    chosen = [(make_skill(slug), "must", None) for slug in skills]
    with CaptureQueriesContext(connection) as asked:
        Gig(client=adas_client, title="New").start_draft(ada, chosen)
    assert sum("gigs_gigskill" in query["sql"] for query in asked) == statements


def test_a_gig_may_lose_all_its_skills(gig, ada):
    gig.set_skills([], ada)

    assert rows(gig) == []
    assert gig.skill_words == ""
