"""The editors' desk: /articles/desk/, one article on it, its texts, its lock and its preview."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from articles.due import publish_scheduled
from articles.models import Article, EditLock, Series
from articles.previews import preview_address
from tests.articles.factories import add_revision, make_article, make_claim, make_topic
from tests.factories import make_gig, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines(db):
    user = make_user(is_staff=True)
    user.groups.add(Group.objects.get(name="editor"))
    return user


@pytest.fixture
def desk(client, edith):
    client.force_login(edith)
    return client


def address(article, name="desk_article", *more):
    return reverse(f"articles:{name}", args=[article.public_id, *more])


def text(article, **changes):
    """What the form of an article sends."""
    newest = article.revisions.first()
    make_topic()
    return {
        "version": article.version,
        "title": newest.title,
        "slug": article.slug,
        "deck": "What it answers.",
        "authors": "site",
        "body": newest.body,
        "audience": "working",
        "topics": ["pay"],
        "skills": "python",
        "review_by": "2999-01-05",
        "claims": "",
    } | changes


@pytest.mark.parametrize("name", ["desk", "desk_article", "desk_compare"])
def test_members_and_visitors_stay_out(client, ada, name):
    article = make_article()
    args = {"desk": [], "desk_article": [article.public_id], "desk_compare": [article.public_id, 1, 1]}[name]
    page = reverse(f"articles:{name}", args=args)

    assert client.get(page).status_code == 302
    client.force_login(ada)
    assert client.get(page).status_code == 403


@pytest.mark.parametrize("name", ["desk_accept", "desk_take_over", "desk_restore"])
def test_members_change_nothing(client, ada, name):
    article = make_article()
    client.force_login(ada)

    assert client.post(address(article, name, *([1] if name == "desk_restore" else []))).status_code == 403
    assert not EditLock.objects.exists()


def test_an_article_begins_with_a_title_and_an_address_of_its_own(desk):
    make_article(slug="taken")
    page = reverse("articles:desk")

    for slug in ["taken", "desk", "Not A Slug", ""]:
        assert desk.post(page, {"title": "On locks", "slug": slug}).status_code == 422
    response = desk.post(page, {"title": "On locks", "slug": "on-locks"})

    article = Article.objects.get(slug="on-locks")
    assert response.url == address(article)
    assert (article.status, article.revisions.get().fields["authors"]) == ("draft", ["Edith"])


def test_the_desk_shows_what_is_open_and_what_is_overdue(desk):
    draft, fresh = make_article(publish=False, title="A draft"), make_article(title="Fresh")
    late = make_article(title="Overdue", review_by="2020-01-01")

    context = desk.get(reverse("articles:desk")).context

    assert list(context["open"]) == [draft]
    assert list(context["due"]) == [late]
    assert set(context["settled"]) == {fresh, late}


def test_editors_find_the_desk_from_the_articles_and_members_do_not(desk, ada):
    article = make_article()
    pages = [reverse("articles:article_list"), article.get_absolute_url()]
    assert all("/articles/desk/" in desk.get(page).content.decode() for page in pages)
    desk.force_login(ada)

    assert not any("/articles/desk/" in desk.get(page).content.decode() for page in pages)
    assert reverse("articles:reading_list") in desk.get(pages[0]).content.decode()


def test_the_lint_stands_beside_the_text_with_rule_place_and_reason(desk):
    article = make_article(publish=False, body="Demand grows by 13%.\n")

    page = desk.get(address(article)).content.decode()

    assert "Blocks: statistic-without-source" in page
    assert "line 1" in page
    assert "Warns: no-named-reviewer" in page


def test_saving_writes_a_new_text_and_readers_keep_the_old_one(desk):
    article = make_article(body="Old words.")

    response = desk.post(address(article), text(article, body="New words."))

    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.status, article.revising) == ("published", "draft")
    assert [revision.body for revision in article.revisions.all()] == ["New words.", "Old words."]
    assert "Old words." in desk.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "required"),
        ({"slug": "topics"}, "none that an address of the site uses"),
        ({"skills": "juggling"}, "No such skill: juggling"),
        ({"claims": "= x"}, "This is no TOML"),
        ({"claims": "claims = 3"}, "Write each claim as a table"),
        ({"claims": "[[claims]]\nid = 'a'"}, "missing"),
        ({"topics": ["nonesuch"]}, "nonesuch"),
        ({"review_by": "soon"}, "valid date"),
        ({"reviewed": "2999-01-01"}, "on a day to come"),
        ({"authors": "Nobody Known"}, "Nobody of the staff is called Nobody Known"),
        ({"authors": "Ada"}, "Nobody of the staff is called Ada"),
        ({"body": "a\x00b"}, "Null characters"),
        ({"corrections": "yesterday: it was wrong"}, "write the day, a colon"),
        ({"corrections": "2026-11-20:"}, "write the day, a colon"),
        ({"series": "nonesuch"}, "valid choice"),
    ],
)
def test_a_text_with_errors_is_a_422_and_keeps_what_was_typed(desk, ada, changes, said):
    article = make_article(publish=False)

    response = desk.post(address(article), text(article, deck="Typed with care") | changes)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert "Typed with care" in response.content.decode()
    assert article.revisions.count() == 1


def test_what_stands_around_a_text_comes_back_as_it_was_written(desk):
    Series.objects.create(slug="getting-in", name="Getting in", blurb="From the start.")
    around = {
        "claims": [make_claim("rate", expires_on="2027-04-09")],
        "corrections": [{"on": "2026-11-20", "text": "The share is 44: not 41."}],
        "series": "getting-in",
        "series_position": 2,
        "drafting_note": "Drafted by hand.",
        "seo_title": "What a day pays",
        "seo_description": "Day rates with their sources.",
    }
    article = make_article(publish=False, body="Much[^rate].", **around)
    initial = desk.get(address(article)).context["form"].initial

    desk.post(address(article), text(article) | {name: initial[name] for name in around})

    assert {name: article.revisions.first().fields[name] for name in around} == around


def test_an_older_form_is_a_409_that_shows_what_was_typed(desk):
    article = make_article(publish=False)
    data = text(article, body="Typed on the train.")
    desk.post(address(article), text(article, body="First."))

    response = desk.post(address(article), data)

    assert response.status_code == 409
    assert "Typed on the train." in response.content.decode()
    assert article.revisions.count() == 2


def test_a_text_in_review_is_not_changed(desk):
    article = make_article(publish=False)
    article.submit(None)

    assert desk.post(address(article), text(article)).status_code == 409


def test_two_editors_do_not_write_at_once_until_one_takes_over(desk, edith, ines):
    article = make_article(publish=False)
    desk.post(address(article), text(article, body="Edith writes."))
    article.refresh_from_db()
    desk.force_login(ines)

    refused = desk.post(address(article), text(article, body="Ines writes."))
    assert refused.status_code == 409
    assert "Edith is writing here" in refused.content.decode()
    assert "Ines writes." in refused.content.decode()

    desk.post(address(article, "desk_take_over"))
    assert desk.post(address(article), text(article, body="Ines writes.")).status_code == 302
    desk.force_login(edith)
    article.refresh_from_db()
    assert desk.post(address(article), text(article)).status_code == 409
    assert AuditEvent.objects.of(article).filter(action="article.take_over", actor=ines).exists()


def test_a_turn_ends_half_an_hour_after_the_last_save(desk, ines):
    article = make_article(publish=False)
    desk.post(address(article), text(article))
    EditLock.objects.update(at=timezone.now() - timedelta(minutes=31))
    article.refresh_from_db()
    desk.force_login(ines)

    assert desk.post(address(article), text(article)).status_code == 302


def test_any_two_texts_can_be_compared(desk):
    article = make_article(body="Same.\n\nOld line.")
    add_revision(article, body="Same.\n\nNew line.")

    page = desk.get(address(article, "desk_compare", 1, 2)).content.decode()

    assert "Removed: </span>Old line." in page
    assert "Added: </span>New line." in page
    assert desk.get(address(article, "desk_compare", 1, 9)).status_code == 404


def test_an_old_text_is_restored_as_a_draft(desk):
    article = make_article(body="First.")
    add_revision(article, body="Second.").go_live(None)

    desk.post(address(article, "desk_restore", 1))

    article.refresh_from_db()
    assert article.revisions.first().body == "First."
    assert article.revision.body == "Second."
    assert article.revising == "draft"
    assert desk.post(address(article, "desk_restore", 99)).status_code == 404


def test_the_desk_keeps_who_signs_a_text_and_when_its_figures_were_checked(desk, ines):
    ines.name = "Ines"
    ines.save()
    article = make_article(publish=False)
    sent = text(article, authors="Ines\n site \nEdith\nInes", reviewed="2026-01-06")

    assert desk.post(address(article), sent).status_code == 302

    fields = article.revisions.first().fields
    assert (fields["authors"], fields["reviewed"]) == (["Ines", "site", "Edith"], "2026-01-06")
    initial = desk.get(address(article)).context["form"].initial
    assert (initial["authors"], initial["reviewed"]) == ("Ines\nsite\nEdith", "2026-01-06")
    article.refresh_from_db()
    article.revisions.first().go_live(None)
    assert str(Article.objects.get().checked_on) == "2026-01-06"


def test_an_article_that_is_past_its_day_says_so_on_the_desk(desk):
    article = make_article(review_by="2020-01-01")

    assert "Warns: review-by-passed" in desk.get(address(article)).content.decode()


def test_why_an_article_is_archived_is_said_to_readers_and_editors_until_it_is_back(desk):
    article = make_article()
    article.archive(None, "Its <source> withdrew")

    for page in (address(article), article.get_absolute_url()):
        assert "Its &lt;source&gt; withdrew" in desk.get(page).content.decode()
    article.publish(None)
    assert "withdrew" not in desk.get(article.get_absolute_url()).content.decode()


def test_a_preview_shows_a_draft_to_whoever_has_its_address_for_a_week(client):
    make_gig(skills=["go"], title="Mend the ledger")
    body = "Secret words[^rate].\n\n```gigs\n```\n\n```calculator convert\n```\n\n```sources\n```\n"
    article = make_article(publish=False, body=body, claims=[make_claim()], skills=["go"])
    with time_machine.travel(datetime(2026, 11, 1, tzinfo=UTC), tick=False):
        address = preview_address(article.revisions.first())
        response = client.get(address)
    with time_machine.travel(datetime(2026, 11, 8, 0, 1, tzinfo=UTC), tick=False):
        late = client.get(address)

    page = response.content.decode()
    assert "Secret words<sup" in page and "A survey of rates" in page
    assert "Mend the ledger" in page and 'class="tool"' in page
    assert (response["Referrer-Policy"], late.status_code) == ("no-referrer", 404)
    assert "noindex" in page


@pytest.mark.parametrize("token", ["x", "MQ:1abc:def", "a" * 500])
def test_a_preview_cannot_be_guessed(client, token):
    make_article(publish=False)

    assert client.get(f"/articles/preview/{token}/").status_code == 404


def test_a_scheduled_article_is_published_by_the_clock_once(edith):
    article = make_article(publish=False, by=edith)
    Article.objects.update(status="approved")
    Article.objects.get().schedule(edith, timezone.now() + timedelta(hours=1))

    assert publish_scheduled() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        assert publish_scheduled() == 1
        assert publish_scheduled() == 0

    assert Article.objects.get(pk=article.pk).status == "published"
