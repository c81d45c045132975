"""Secret addresses that show one text to whoever has them, for a week."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from articles.models import ArticleRevision

LASTS = timedelta(days=7)
SALT = "articles.preview"


def preview_address(revision: ArticleRevision) -> str:
    return reverse("articles:preview", args=[signing.dumps(revision.pk, salt=SALT)])


def previewed(token: str) -> ArticleRevision | None:
    """The text that the token was made for, or None for one that is false or too old."""
    try:
        number = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return ArticleRevision.objects.select_related("article").filter(pk=number).first()
