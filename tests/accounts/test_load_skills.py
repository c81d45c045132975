"""The vocabulary: loaded whole, loaded again without harm, never half."""

import csv

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.management.commands import load_skills
from accounts.models import Group, Skill, SkillAlias

pytestmark = pytest.mark.django_db
ROWS = load_skills.read_rows(load_skills.DATA / "skills.csv")
HEAD = ["slug", "name", "kind", "group", "aliases", "parent"]
LANGUAGE = ["language", "Programming languages"]


@pytest.fixture
def vocabulary(tmp_path, monkeypatch):
    """A function that loads these rows in place of the project's own."""
    monkeypatch.setattr(load_skills, "DATA", tmp_path)
    (tmp_path / "ordinary_words.txt").write_text("go\nrust\n")

    def load(*rows):
        with (tmp_path / "skills.csv").open("w", newline="") as file:
            csv.writer(file).writerows([HEAD, *rows])
        call_command("load_skills", verbosity=0)

    return load


def table():
    skills = Skill.objects.order_by("pk").values_list("pk", "slug", "name", "kind", "group", "parent", "status")
    return list(skills), list(SkillAlias.objects.order_by("word").values_list("word", "skill", "is_ordinary"))


def test_an_unknown_group_is_refused_by_name_and_nothing_is_written(vocabulary):
    with pytest.raises(CommandError, match=r"skills\.csv: cobol: there is no group 'Old things'"):
        vocabulary(["go", "Go", *LANGUAGE, "", ""], ["cobol", "COBOL", "language", "Old things", "", ""])
    assert not Skill.objects.exists()


def test_every_row_of_the_file_becomes_a_skill_with_its_parent_and_aliases(capsys):
    call_command("load_skills")
    skills = Skill.objects.in_bulk(field_name="slug")

    assert set(skills) == {row["slug"] for row in ROWS}
    for row in ROWS:
        skill = skills[row["slug"]]
        assert (skill.name, Group(skill.group).label) == (row["name"], row["group"])
        assert skill.parent == skills.get(row["parent"])
    assert f"{len(ROWS)} skills, {SkillAlias.objects.count()} aliases." in capsys.readouterr().out


def test_every_word_for_a_skill_finds_it_however_it_is_written():
    call_command("load_skills", verbosity=0)
    for row in ROWS:
        words = {row["slug"], row["name"], *filter(None, row["aliases"].split("|"))}
        found = Skill.objects.resolve([spelt for word in words for spelt in (word, word.upper(), f" {word} ")])
        assert {skill.slug for skill in found.values()} == {row["slug"]}, row["slug"]


def test_loading_again_changes_nothing():
    call_command("load_skills", verbosity=0)
    before = table()
    call_command("load_skills", verbosity=0)

    assert table() == before


def test_a_new_version_of_the_file_brings_names_and_words_up_to_date(vocabulary):
    vocabulary(["go", "Golang", *LANGUAGE, "gopher", ""], ["rust", "Rust", *LANGUAGE, "", ""])
    first = Skill.objects.get(slug="go").pk
    vocabulary(["go", "Go", *LANGUAGE, "golang", ""], ["rust", "Rust", *LANGUAGE, "gopher", ""])

    assert Skill.objects.get(slug="go", name="Go").pk == first
    found = Skill.objects.resolve(["Golang", "gopher"])
    assert {word: skill.slug for word, skill in found.items()} == {"Golang": "go", "gopher": "rust"}


def test_a_word_of_everyday_language_is_marked(vocabulary):
    vocabulary(["golang", "Golang", *LANGUAGE, "go|gopher", ""])

    assert dict(SkillAlias.objects.values_list("word", "is_ordinary")) == {"go": True, "gopher": False}


@pytest.mark.parametrize("later_first", [True, False])
def test_a_word_that_two_skills_share_means_the_later_name_whichever_was_first(later_first):
    rows = [("weaving", "Weaving", "loom"), ("loom", "A loom", "")]
    for slug, name, alias in rows if later_first else reversed(rows):
        skill = Skill.objects.create(slug=slug, name=name, kind="library", group="apis")
        skill.alias_rows.bulk_create([SkillAlias(skill=skill, word=alias)] if alias else [])
    assert Skill.objects.resolve(["loom"])["loom"].slug == "weaving"


def test_words_are_resolved_by_one_statement_that_adds_nothing_up(vocabulary):
    vocabulary(["go", "Go", *LANGUAGE, "golang|gopher", ""])
    with CaptureQueriesContext(connection) as asked:
        found = Skill.objects.resolve(["go", "golang", "Gopher", "unheard"])
    assert {word: skill.slug for word, skill in found.items()} == dict.fromkeys(["go", "golang", "Gopher"], "go")
    assert ["GROUP BY" in query["sql"] for query in asked] == [False]
