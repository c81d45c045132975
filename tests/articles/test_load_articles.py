"""manage.py load_articles: files become articles, again and again."""

import shutil

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent
from articles.front_matter import read
from articles.loading import CONTENT
from articles.models import Article, ArticleSlug
from tests.articles.factories import make_article
from tests.factories import make_skill

pytestmark = pytest.mark.django_db

TEXT = """+++
title = "On rates"
slug = "on-rates"
deck = "What to charge."
topics = ["pay"]
skills = ["estimation"]
audience = "working"
authors = ["site"]
published = 2026-11-01
updated = 2026-11-01
reviewed = 2026-11-01
review_by = 2027-05-01

[[claims]]
id = "median"
text = "Median"
value = "500"
source_title = "A survey"
published = "2026"
read_on = 2026-11-01
+++
Half ask more[^median].

```sources
```
"""


@pytest.fixture
def folder(tmp_path):
    make_skill("estimation")
    shutil.copy(CONTENT / "topics.toml", tmp_path)
    (tmp_path / "on-rates.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def load(folder, capsys):
    call_command("load_articles", folder=folder)
    return capsys.readouterr().out.splitlines()


def change(folder, old, new, name="on-rates.md"):
    path = folder / name
    assert old in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_file_becomes_a_published_article_and_the_second_run_does_nothing(folder, capsys):
    assert load(folder, capsys)[-1] == "1 added, 0 changed, 0 unchanged."
    before = Article.objects.values().get()

    assert load(folder, capsys) == ["0 added, 0 changed, 1 unchanged."]

    assert Article.objects.values().get() == before
    article = Article.objects.listed().get()
    assert (article.title, article.published_at.date().isoformat()) == ("On rates", "2026-11-01")
    assert article.revisions.count() == 1


def test_a_changed_file_becomes_a_text_of_the_same_article(folder, capsys):
    load(folder, capsys)
    change(folder, "Half ask more", "Many ask more")

    assert load(folder, capsys)[-1] == "0 added, 1 changed, 0 unchanged."

    article = Article.objects.get()
    assert [revision.number for revision in article.revisions.all()] == [2, 1]
    assert article.revision.body.startswith("Many ask more")
    assert "Half ask more" in article.revisions.last().body


def test_a_changed_slug_keeps_the_former_address(folder, capsys):
    load(folder, capsys)
    change(folder, 'slug = "on-rates"', 'slug = "your-rate"')
    load(folder, capsys)

    assert Article.objects.get().slug == "your-rate"
    assert ArticleSlug.objects.get().slug == "on-rates"


def test_a_changed_file_does_not_bring_back_what_was_retracted(folder, capsys, edith):
    load(folder, capsys)
    Article.objects.get().retract(edith, "Wrong")
    change(folder, "Half ask more", "Many ask more")
    load(folder, capsys)

    assert Article.objects.get().status == "retracted"
    assert not Article.objects.listed().exists()


def test_loading_leaves_audit_events_of_the_system(folder, capsys):
    load(folder, capsys)

    actions = AuditEvent.objects.of(Article.objects.get()).values_list("action", "role")
    assert list(actions) == [("article.go_live", "system"), ("article.publish", "system")]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "On rates"', "", "title: missing"),
        ('title = "On rates"', 'title = ""', "title: empty"),
        ('title = "On rates"', "title = 7", "title: expected text"),
        ('title = "On rates"', f'title = "{"x" * 111}"', "title: 111 characters, at most 110 fit"),
        ('slug = "on-rates"', 'slug = "On Rates"', "slug: expected lower-case words"),
        ('slug = "on-rates"', 'slug = "topics"', "slug: expected lower-case words"),
        ('topics = ["pay"]', 'topics = ["money"]', "topics: no such slug: money"),
        ('topics = ["pay"]', "topics = [7]", "topics: expected slugs"),
        ('skills = ["estimation"]', 'skills = ["juggling"]', "skills: no such slug: juggling"),
        ('audience = "working"', 'audience = "all"', "audience: expected one of"),
        ('authors = ["site"]', 'authors = ["Dr Invented"]', "authors: "),
        ("reviewed = 2026-11-01", 'reviewed = "yesterday"', "reviewed: expected a day"),
        ("review_by = 2027-05-01", "", "review_by: missing"),
        ("review_by = 2027-05-01", "review_by = 2026-10-01", "review_by: expected a day after"),
        ("review_by = 2027-05-01", "review_by = 2027-05-01\ncolour = 1", "colour: unknown field"),
        ('value = "500"', "", "claim median: value: missing"),
        ('source_title = "A survey"', "", "claim median: source_title: missing"),
        ('id = "median"', 'id = "other"', "[^median] names no claim"),
        ('value = "500"', 'value = "500"\nconfidence = "D"', "claim median: confidence"),
        ('value = "500"', 'value = "500"\nsource_url = "javascript:x"', "claim median: source_url"),
        ("Half ask more[^median].", "Half ask more.", "claim median: never named in the body"),
        ("```sources\n```", "", "claims need a block"),
        ("```sources\n```", "```sources\n```\n\n```faq\nQ: Why?\n```", "block faq"),
        ("+++\ntitle", "+++\n= broken\ntitle", "front matter"),
        ("+++\nHalf", "Half", "front matter: expected TOML between two lines"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_field_and_nothing_is_loaded(folder, old, new, said):
    (folder / "a-good-one.md").write_text(TEXT.replace("on-rates", "a-good-one"), encoding="utf-8")
    change(folder, old, new)

    with pytest.raises(CommandError) as refusal:
        call_command("load_articles", folder=folder)

    assert str(refusal.value).startswith("on-rates.md: ")
    assert said in str(refusal.value)
    assert not Article.objects.exists()


def test_a_file_that_is_not_text_is_refused(folder):
    (folder / "on-rates.md").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(CommandError, match=r"on-rates\.md: front matter"):
        call_command("load_articles", folder=folder)


def test_the_address_of_another_article_is_refused(folder):
    make_article(slug="on-rates")

    with pytest.raises(CommandError, match="slug: “on-rates” is or was the address of another article"):
        call_command("load_articles", folder=folder)


def test_a_bad_topic_is_refused(folder):
    change(folder, 'kind = "area"', 'kind = "planet"', "topics.toml")

    with pytest.raises(CommandError, match=r"topics\.toml: topic 1"):
        call_command("load_articles", folder=folder)


def test_the_same_bytes_have_the_same_sha(folder):
    assert read(folder / "on-rates.md").sha == read(folder / "on-rates.md").sha
