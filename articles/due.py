"""What time brings about for articles."""

from django.utils import timezone

from articles.models import Article

MOST_AT_ONCE = 100


def publish_scheduled() -> int:
    """Give scheduled articles whose moment has come the status that readers already see."""
    due = Article.objects.filter(status=Article.Status.SCHEDULED, published_at__lte=timezone.now())
    articles = list(due.select_for_update(of=("self",), skip_locked=True)[:MOST_AT_ONCE])
    for article in articles:
        article.move("publish", None)
    return len(articles)
