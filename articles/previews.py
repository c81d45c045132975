"""Secret addresses that show one text to whoever has them, for a week."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from articles.models import Article, ArticleRevision

LASTS = timedelta(days=7)
SALT = "articles.preview"


def preview_address(revision: ArticleRevision) -> str:
    return reverse("articles:preview", args=[signing.dumps(revision.pk, salt=SALT)])


def previewed(token: str, user) -> ArticleRevision | None:
    """The text that the token was made for, or None for one that is false, too old or taken away since."""
    try:
        number = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    shown = ArticleRevision.objects.filter(article__in=Article.objects.previewable_to(user))
    return shown.select_related("article").filter(pk=number).first()
