"""Who is writing at an article now."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from accounts.models import StateError, record

from .article import Article

HOLDS_FOR = timedelta(minutes=30)


class TakenError(StateError):
    """Somebody else is writing here."""

    def __init__(self, lock: "EditLock"):
        self.lock = lock
        Exception.__init__(self, f"{lock.by} is writing here since {lock.at:%H:%M}. Take over, or come back later.")


class EditLock(models.Model):
    """The one editor who may save texts of an article; it ends by itself half an hour after the last save."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="edit_lock")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.by} writes at {self.article}"

    @property
    def has_ended(self) -> bool:
        return self.at + HOLDS_FOR <= timezone.now()


def take_lock(article: Article, by) -> EditLock:
    """Begin to write, or go on; raises TakenError while somebody else does."""
    with transaction.atomic():
        # Two editors who open the page at once queue at the article's row.
        Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        lock = EditLock.objects.select_related("by").filter(article=article).first()
        if lock and lock.by_id != by.pk and not lock.has_ended:
            raise TakenError(lock)
        return _give(article, by)


def take_over(article: Article, by) -> EditLock:
    """Write instead of whoever does, who can then save no more."""
    with transaction.atomic():
        before = EditLock.objects.select_for_update().filter(article=article).first()
        record("article.take_over", article, by, before={"by": before and before.by_id}, after={"by": by.pk})
        return _give(article, by)


def _give(article: Article, by) -> EditLock:
    values = {"by": by, "at": timezone.now()}
    return EditLock.objects.update_or_create(article=article, defaults=values)[0]
