"""Similar gigs, on the page of a gig and on that of one that is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gigs import search
from tests.factories import make_gig

pytestmark = pytest.mark.django_db


def similar(gig):
    return [other.title for other in search.similar(gig, list(gig.gig_skills.values_list("skill_id", flat=True)))]


@pytest.mark.parametrize(
    "fields",
    [{"skills": ["go"]}, {"status": "paused"}, {"hold": "limited"}, {"status": "closed"}, {"skills": []}],
    ids=["another skill", "paused", "held", "closed", "no skill"],
)
def test_what_is_not_listed_or_shares_no_skill_is_not_similar(fields):
    make_gig(**fields)

    assert similar(make_gig(skills=["python"])) == []


def test_nearest_first_by_skills_then_kind_of_work_then_level():
    make_gig(title="Nothing more", skills=["python"], work_type="feature", level=1)
    make_gig(title="The level", skills=["python"], work_type="feature", level=3)
    make_gig(title="The kind", skills=["python"], work_type="migration", level=1)
    make_gig(title="The kind and the level", skills=["python"], work_type="migration", level=3)
    make_gig(title="Two skills, kind and level", skills=["python", "go"], work_type="migration", level=3)
    gig = make_gig(skills=["python", "go"], work_type="migration", level=3)

    assert similar(gig) == [
        "Two skills, kind and level",
        "The kind and the level",
        "The kind",
        "The level",
        "Nothing more",
    ]


def test_of_equally_near_ones_the_newest_and_five_at_most():
    for days in range(7):
        make_gig(title=f"{days} d", published_at=timezone.now() - timedelta(days=days, hours=1))

    assert similar(make_gig()) == ["0 d", "1 d", "2 d", "3 d", "4 d"]


def test_only_the_newest_are_looked_at(monkeypatch):
    monkeypatch.setattr(search.finding, "LOOKED_AT", 2)
    for days in range(3):
        make_gig(title=f"{days} d", published_at=timezone.now() - timedelta(days=days, hours=1))

    assert similar(make_gig()) == ["0 d", "1 d"]


def test_all_of_them_are_one_query(django_assert_num_queries):
    gigs = [make_gig(skills=["python", "go"]) for _ in range(6)]
    skills = list(gigs[0].gig_skills.values_list("skill_id", flat=True))

    with django_assert_num_queries(1):
        assert [other.client.name for other in search.similar(gigs[0], skills)]
