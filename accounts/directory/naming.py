"""The names of the skills on a page, which its rows know by their ids."""

from collections.abc import Iterable, Sequence

from accounts.models import Developer, Skill
from accounts.models.developer_facts import SHOWN_SKILLS
from marketplace.lib.keeping import Kept

# All of them, some hundred, because every page shows others. A new name is seen after as long as a kept page of gigs.
VOCABULARY: Kept[dict[int, Skill]] = Kept(seconds=4, most=1)


def name_skills(developers: Sequence[Developer]) -> None:
    ids = {developer.pk: developer.skills_in_order[:SHOWN_SKILLS] for developer in developers}
    named = vocabulary({pk for each in ids.values() for pk in each})
    for developer in developers:
        developer.shown_skills = [named[pk] for pk in ids[developer.pk] if pk in named]


def vocabulary(ids: Iterable[int]) -> dict[int, Skill]:
    """At least these skills by id, with slug and name."""
    skills = Skill.objects.order_by().only("slug", "name")
    kept = VOCABULARY.get("all", skills.in_bulk)
    new = set(ids) - kept.keys()
    return kept | skills.in_bulk(new) if new else kept
