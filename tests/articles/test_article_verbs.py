"""What editors do to an article, and from which state."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import AuditEvent, StaleError, StateError
from articles.models import Article, ArticleSlug
from tests.articles.factories import add_revision, make_article, make_claim
from tests.factories import make_user

pytestmark = pytest.mark.django_db

Status = Article.Status
VERBS = {
    "submit": lambda article, by: article.submit(by),
    "take_up": lambda article, by: article.take_up(by),
    "send_back": lambda article, by: article.send_back(by, "Too long"),
    "approve": lambda article, by: article.approve(by),
    "schedule": lambda article, by: article.schedule(by, timezone.now() + timedelta(days=1)),
    "unschedule": lambda article, by: article.unschedule(by),
    "publish": lambda article, by: article.publish(by),
    "archive": lambda article, by: article.archive(by),
    "retract": lambda article, by: article.retract(by, "The source withdrew it"),
}


def in_status(status):
    article = make_article()
    also = {
        Status.RETRACTED: {"retraction_reason": "Wrong"},
        Status.SCHEDULED: {"published_at": timezone.now() + timedelta(days=1)},
    }
    Article.objects.filter(pk=article.pk).update(status=status, **also.get(status, {}))
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize("status", Status)
def test_a_verb_is_refused_from_every_other_state(status):
    article, by = in_status(status), make_user()
    events = AuditEvent.objects.count()
    refused = [verb for verb, (states, _) in Article.TRANSITIONS.items() if status not in states]
    for verb in refused:
        with pytest.raises(StateError):
            VERBS[verb](Article.objects.get(pk=article.pk), by)

        now = Article.objects.get(pk=article.pk)
        assert (now.status, now.version, AuditEvent.objects.count()) == (status, article.version, events), verb


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_leads_to_its_state_and_leaves_an_audit_event(verb):
    states, after = Article.TRANSITIONS[verb]
    article = in_status(sorted(states)[0])

    VERBS[verb](article, editor := make_user())

    article.refresh_from_db()
    assert article.status == after
    assert AuditEvent.objects.of(article).filter(action=f"article.{verb}", actor=editor).count() == 1


def test_authors_do_not_approve_what_they_wrote(edith):
    article = make_article(by=edith, publish=False)
    article.submit(edith)

    with pytest.raises(PermissionDenied):
        article.approve(edith)

    article.refresh_from_db()
    assert article.status == Status.SUBMITTED


def test_where_one_person_runs_the_site_authors_may_approve(edith, settings):
    settings.STAFF_MODE = "solo"
    article = make_article(by=edith, publish=False)
    article.submit(edith)

    article.approve(edith)

    assert article.status == Status.APPROVED


def test_two_editors_at_once_do_not_both_decide(edith):
    article = make_article()
    second = Article.objects.get(pk=article.pk)
    article.archive(edith)

    with pytest.raises(StaleError):
        second.retract(edith, "Wrong")


def test_a_retraction_without_a_reason_is_refused_by_the_database(edith):
    article = make_article()

    with pytest.raises(IntegrityError), transaction.atomic():
        article.retract(edith, "")


def test_a_new_text_is_not_read_until_it_goes_live(edith):
    article = make_article(title="Old title")
    revision = add_revision(article, body="New words.", title="New title", by=edith)
    assert Article.objects.get(pk=article.pk).title == "Old title"

    revision.go_live(edith)

    article.refresh_from_db()
    assert (article.title, article.revision.body) == ("New title", "New words.")


def test_going_live_replaces_topics_skills_and_claims(edith):
    article = make_article(claims=[make_claim("old")], body="Much[^old].")
    make_article(topics=["hiring"], skills=["go"])

    add_revision(article, topics=["hiring"], skills=["go"], claims=[make_claim("new")]).go_live(edith)

    assert [topic.slug for topic in article.topics.all()] == ["hiring"]
    assert [skill.slug for skill in article.skills.all()] == ["go"]
    assert [claim.name for claim in article.claims.all()] == ["new"]


def test_going_live_under_a_new_address_keeps_the_old_one(edith):
    article = make_article(slug="old-words")

    add_revision(article, slug="new-words").go_live(edith)

    assert article.slug == "new-words"
    assert ArticleSlug.objects.get(slug="old-words").article == article


def test_going_back_to_a_former_address_forgets_it(edith):
    article = make_article(slug="first")
    add_revision(article, slug="second").go_live(edith)
    add_revision(article, slug="first").go_live(edith)

    assert list(ArticleSlug.objects.values_list("slug", flat=True)) == ["second"]


def test_publishing_again_keeps_the_first_date(edith):
    article = make_article(at=datetime(2026, 1, 5, tzinfo=UTC))
    article.archive(edith)

    article.publish(edith)

    assert article.published_at == datetime(2026, 1, 5, tzinfo=UTC)
