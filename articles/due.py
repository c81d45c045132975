"""What time brings about for articles."""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from articles.models import Article, ArticleRevision
from marketplace.lib import media

MOST_AT_ONCE = 100
SWEEP_EVERY = timedelta(hours=1)


def publish_scheduled() -> int:
    """Give scheduled articles whose moment has come the status that readers already see."""
    due = Article.objects.filter(status=Article.Status.SCHEDULED, published_at__lte=timezone.now())
    articles = list(due.select_for_update(of=("self",), skip_locked=True)[:MOST_AT_ONCE])
    for article in articles:
        article.move("publish", None)
    return len(articles)


def sweep_pictures() -> int:
    """Remove the files of pictures that no text has, because it was never saved, once an hour."""
    if not cache.add("article-pictures-swept", True, SWEEP_EVERY.total_seconds()):
        return 0
    # Read before the texts are: a picture that is kept meanwhile is too young to be taken for a lost one.
    kept = media.kept_before(timezone.now() - SWEEP_EVERY, media.WIDE)
    shown = ArticleRevision.objects.filter(fields__hero__picture__in=kept)
    return media.drop_unused(kept - set(shown.values_list("fields__hero__picture", flat=True)))
