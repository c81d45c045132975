"""Developers for a client's gig: GET /gigs/<public_id>/developers/."""

import pytest

from accounts.models import HideFrom
from gigs.matching.developers import developers_for
from tests.accounts.factories import give_skills, make_developer
from tests.factories import make_gig

pytestmark = pytest.mark.django_db


@pytest.fixture
def gig(adas_client):
    return make_gig(client=adas_client, skills=["python", "go"])


def handles(gig, user):
    return [one.developer.handle for one in developers_for(gig, user)]


def test_only_who_posts_for_the_client_sees_them(client, gig, linus, ada):
    assert client.get(f"/gigs/{gig.public_id}/developers/").status_code == 302
    client.force_login(linus)
    assert client.get(f"/gigs/{gig.public_id}/developers/").status_code == 404
    client.force_login(ada)
    assert client.get(f"/gigs/{gig.public_id}/developers/").status_code == 200


def test_the_better_the_sum_the_earlier_and_without_a_must_not_at_all(gig, ada):
    give_skills(make_developer(handle="one", skills=[]), ["python"])
    give_skills(make_developer(handle="both", skills=[]), ["python", "go"])
    give_skills(make_developer(handle="none", skills=[]), ["java"])

    assert handles(gig, ada) == ["both", "one"]


def test_the_parts_add_up_and_speak_to_the_client(gig, ada):
    make_developer(skills=["python"], specialisms=["performance"])
    (found,) = developers_for(gig, ada)

    words = " ".join(part.words for part in found.match.parts)
    assert found.match.score == sum(part.points for part in found.match.parts) > 0
    assert "your profile" not in words
    assert "you are" not in words


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"visibility": "hidden"}, {"hold": "limited"}])
def test_who_is_not_in_the_directory_is_not_offered(gig, ada, fields):
    make_developer(skills=["python"], **fields)

    assert handles(gig, ada) == []


def test_who_hides_from_this_client_is_not_offered(gig, ada):
    developer = make_developer(skills=["python"])
    HideFrom.objects.create(developer=developer, member=ada)

    assert handles(gig, ada) == []


@pytest.mark.parametrize("low", [100, 9_000])
def test_a_hidden_rate_moves_neither_the_score_nor_a_word(client, gig, ada, low):
    developer = make_developer(skills=["python"], rates=[])
    bare = developers_for(gig, ada)[0].match
    developer.rates.create(unit="day", low=low, high=low, currency="EUR", visibility="hidden")

    assert developers_for(gig, ada)[0].match == bare
    client.force_login(ada)
    assert f"{low:,}" not in client.get(f"/gigs/{gig.public_id}/developers/").content.decode()


def test_the_page_costs_few_queries(client, gig, ada, django_assert_max_num_queries):
    for _ in range(8):
        make_developer(skills=["python"])
    client.force_login(ada)

    with django_assert_max_num_queries(10):
        client.get(f"/gigs/{gig.public_id}/developers/")
