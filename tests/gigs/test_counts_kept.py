"""What is kept of the counts is what a page shows, however many skills there are."""

import pytest
from django.http import QueryDict

from gigs import facets
from gigs.filters import GigFilter
from tests.factories import make_gig

pytestmark = pytest.mark.django_db
SEARCHES = ["", "q=ledger+"]


@pytest.fixture(autouse=True)
def market():
    skills = [f"tool-{number}" for number in range(facets.TOP_SKILLS + 5)]
    for number in range(3):
        make_gig(title=f"Ledger {number}", skills=skills[: len(skills) - number])
    return skills


def counted(query):
    return facets.count(GigFilter(QueryDict(query)).wanted)


@pytest.mark.parametrize("search", SEARCHES)
def test_skills_beyond_the_most_asked_for_are_not_kept(search, market):
    counts = counted(search)

    assert len(counts.skills) == len(counts.of["skill"]) == facets.TOP_SKILLS
    assert [gigs for _, _, gigs in counts.skills] == [3] * facets.TOP_SKILLS
    assert market[-1] not in counts.of["skill"]


@pytest.mark.parametrize("search", SEARCHES)
def test_a_rare_skill_that_is_chosen_has_its_count(search, market):
    counts = counted(f"{search}&skill={market[-1]}")

    assert counts.get("skill", market[-1]) == 1
    assert len(counts.skills) == facets.TOP_SKILLS
