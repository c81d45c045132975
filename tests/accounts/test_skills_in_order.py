"""A profile's row knows its skills in the order of a list: the same as its rows of skills, whoever changes them."""

import random

import pytest

from accounts.models import Developer, DeveloperSkill, Skill
from accounts.models.skill_merging import merge
from tests.accounts.factories import give_skills, make_developer
from tests.factories import make_skill
from tests.races import at_once

pytestmark = pytest.mark.django_db
SLUGS = ["python", "go", "sql", "rust", "java"]
STEPS = 60


def kept():
    return dict(Developer.objects.values_list("pk", "skills_in_order"))


def made_anew():
    rows = DeveloperSkill.objects.order_by("-is_major", "position", "pk").values_list("developer", "skill")
    found = {pk: [] for pk in Developer.objects.values_list("pk", flat=True)}
    for developer, skill in rows:
        found[developer].append(skill)
    return found


# -- what may happen to rows of skills; each gets dice, all developers and all skills


def add(dice, developers, skills):
    developers.filter(pk__in=some(dice, developers)).get().developer_skills.get_or_create(skill=dice.choice(skills))


def add_many(dice, developers, skills):
    rows = [DeveloperSkill(developer_id=pk, skill=skill) for pk in some(dice, developers, 2) for skill in skills[:3]]
    DeveloperSkill.objects.bulk_create(rows, ignore_conflicts=True)


def replace(dice, developers, skills):
    give_skills(developers.get(pk__in=some(dice, developers)), dice.sample(SLUGS, 3))


def mark(dice, developers, skills):
    rows = DeveloperSkill.objects.filter(skill=dice.choice(skills))
    rows.update(is_major=dice.random() < 0.5, position=dice.randint(0, 4))


def exchange(dice, developers, skills):
    """A row goes to another profile."""
    row, other = DeveloperSkill.objects.order_by("?").first(), developers.get(pk__in=some(dice, developers))
    if row and not other.developer_skills.filter(skill=row.skill).exists():
        DeveloperSkill.objects.filter(pk=row.pk).update(developer=other)


def take_away(dice, developers, skills):
    DeveloperSkill.objects.filter(skill=dice.choice(skills), developer__in=some(dice, developers, 2)).delete()


def write_it_by_hand(dice, developers, skills):
    """A profile that was read before its rows went is written whole, and somebody writes nonsense."""
    old = developers.get(pk__in=some(dice, developers))
    old.developer_skills.all().delete()
    old.save()
    developers.update(skills_in_order=[skills[0].pk] * 3)


def remove_the_profile(dice, developers, skills):
    if developers.count() > 3:
        developers.filter(pk__in=some(dice, developers)).delete()


def some(dice, developers, count=1):
    return dice.sample(list(developers.order_by("pk").values_list("pk", flat=True)), count)


CHANGES = [add, add_many, replace, mark, exchange, take_away, write_it_by_hand, remove_the_profile]


@pytest.mark.parametrize("seed", range(3))
def test_it_is_what_it_would_be_if_it_were_made_now_after_every_change(seed):
    dice = random.Random(seed)
    skills = [make_skill(slug) for slug in SLUGS]
    for _ in range(6):
        make_developer(skills=dice.sample(SLUGS, 2))
    for _ in range(STEPS):
        change = dice.choice(CHANGES)
        change(dice, Developer.objects.all(), skills)
        assert kept() == made_anew(), change.__name__


def test_a_merged_skill_is_its_successor(margaret):
    old, new = make_skill("pgsql"), make_skill("postgresql")
    both, one = make_developer(skills=["pgsql", "postgresql"]), make_developer(skills=["pgsql"])
    merge(old, new, margaret)

    assert kept() == {both.pk: [new.pk], one.pk: [new.pk]}


@pytest.mark.django_db(transaction=True)
def test_two_who_add_a_skill_at_once_are_both_heard():
    developer = make_developer(skills=[])
    names = [make_skill(slug) for slug in SLUGS[:4]]
    at_once(*(lambda skill=skill: developer.developer_skills.create(skill=skill) for skill in names))

    assert kept() == made_anew()
    assert set(kept()[developer.pk]) == set(Skill.objects.values_list("pk", flat=True))
