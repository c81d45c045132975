"""The desk's verbs: begin an article, save a text, review one, restore one, accept a warning, publish what is fit."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from accounts.models import StateError, record

from .article import Article
from .fitness import check_fit, findings
from .lock import take_lock
from .review import Review, Waiver
from .revision import ArticleRevision
from .steps import AddressTakenError, OwnArticleError


class TwoReviewersError(OwnArticleError):
    """Each side of a text is reviewed by somebody else."""


class NoWarningError(Exception):
    """The text has no warning like this, or no longer."""


def begin(by: Any, title: str, slug: str) -> Article:
    """A new draft with an empty first text; raises AddressTakenError."""
    with transaction.atomic():
        article = _created(title=title, slug=slug, deck="")
        fields = {"title": title, "slug": slug, "deck": "", "authors": [str(by)]}
        article.revisions.create(number=1, title=title, body="", fields=fields, by=by)
        record("article.begin", article, by)
        take_lock(article, by)
    return article


def _created(**words: str) -> Article:
    try:
        with transaction.atomic():
            return Article.objects.create(**words)
    except IntegrityError as error:
        raise AddressTakenError(Article(**words), words["slug"]) from error


def save_text(article: Article, by: Any, fields: dict[str, Any], body: str) -> ArticleRevision:
    """Write a new text; readers keep the published one. Raises StateError, StaleError or TakenError."""
    with transaction.atomic():
        take_lock(article, by)
        article.lock()
        if not article.is_writable:
            raise StateError(article, "write")
        newest = article.revisions.first()
        kept = newest.fields | fields
        revision = article.revisions.create(
            number=newest.number + 1, title=kept["title"], body=body, fields=kept, by=by
        )
        article.write(**_state_after_saving(article))
        record("article.save_text", article, by, before={"text": newest.number}, after={"text": revision.number})
    return revision


def _state_after_saving(article: Article) -> dict[str, str]:
    return {"revising": Article.Status.DRAFT} if article.status == Article.Status.PUBLISHED else {}


def restore(article: Article, by: Any, number: int) -> ArticleRevision:
    """Make an old text the newest again, as a draft."""
    old = article.revisions.get(number=number)
    return save_text(article, by, old.fields, old.body)


def review(article: Article, by: Any, kind: str) -> None:
    """Find one side of the newest text sound; with both sides found sound, it is approved."""
    is_solo = settings.STAFF_MODE == "solo"
    with transaction.atomic():
        article.lock()
        if not article.may("approve"):
            raise StateError(article, "approve")
        if not is_solo and article.wrote(by):
            raise OwnArticleError("Somebody else reviews what you wrote.")
        newest = article.revisions.first()
        _sign(newest, by, list(Review.Kind) if is_solo else [kind], is_solo)
        record("article.review", article, by, after={"text": newest.number, "kind": kind})
        if newest.reviews.standing().values("kind").distinct().count() == len(Review.Kind):
            article.approve(by)


def _sign(revision: ArticleRevision, by: Any, kinds: list[str], is_solo: bool) -> None:
    try:
        with transaction.atomic():
            for kind in kinds:
                Review.objects.create(revision=revision, kind=kind, by=by, is_solo=is_solo)
    except IntegrityError as error:
        raise TwoReviewersError("This side is reviewed, or you have reviewed the other one.") from error


def accept(article: Article, by: Any, rule: str, sentence: str, reason: str) -> Waiver:
    """Let one warning stand, with the reason; raises NoWarningError where the newest text has none like it."""
    with transaction.atomic():
        article.lock()
        if not may_accept(article, by):
            raise OwnArticleError("Somebody else lets a warning about your text stand.")
        place = _place_of(article, rule, sentence)
        values = {"by": by, "reason": reason, "place": place[:200]}
        waiver, _ = Waiver.objects.update_or_create(article=article, rule=rule, sentence=sentence, defaults=values)
        after = {"rule": rule, "sentence": sentence}
        record("article.accept_warning", article, by, after=after, reason=reason)
    return waiver


def may_accept(article: Article, by: Any) -> bool:
    """Nobody lets a warning about their own text stand, except where one person runs the site."""
    return settings.STAFF_MODE == "solo" or not article.wrote(by)


def _place_of(article: Article, rule: str, sentence: str) -> str:
    for finding in findings(article.revisions.first(), deep=True):
        if not finding.blocks and (finding.rule, finding.sentence) == (rule, sentence):
            return finding.place
    raise NoWarningError


def publish(article: Article, by: Any, at: datetime | None = None) -> None:
    """Show the newest text now, or from `at` on; raises UnfitError where the lint blocks it."""
    check_fit(article.text_to_publish)
    if at is None:
        article.publish(by)
    else:
        article.schedule(by, at)
