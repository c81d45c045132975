"""Articles for tests: say what matters, the rest is plausible."""

from datetime import UTC, datetime
from itertools import count

from articles.models import Article, Topic
from tests.factories import make_skill

_numbers = count(1)

BODY = "Charge what the work is worth.\n\n## Count your days\n\nFewer than you think.\n"


def make_topic(slug: str = "pay", **fields) -> Topic:
    return Topic.objects.get_or_create(slug=slug, defaults={"name": slug.capitalize(), "kind": "theme"} | fields)[0]


def make_claim(name: str = "rate", **fields) -> dict:
    """A claim as front matter holds it."""
    return {
        "id": name,
        "text": "Median day rate",
        "value": "500",
        "unit": "GBP a day",
        "source_title": "A survey of rates",
        "source_url": "https://example.org/rates",
        "published": "9 April 2026",
        "read_on": "2026-04-09",
        "confidence": "A",
    } | fields


def make_article(body: str = BODY, by=None, publish: bool = True, at: datetime | None = None, **fields) -> Article:
    """A published article; `publish=False` leaves a draft."""
    number = next(_numbers)
    fields = {
        "title": f"Article {number}",
        "slug": f"article-{number}",
        "deck": "What it answers.",
        "authors": ["site"],
        "topics": ["pay"],
        "skills": ["python"],
        "updated": "2026-01-05",
        "reviewed": "2026-01-05",
        "review_by": "2999-01-05",
    } | fields
    for slug in fields["topics"]:
        make_topic(slug)
    for slug in fields["skills"]:
        make_skill(slug)
    words = {name: fields[name] for name in ("title", "slug", "deck")}
    if publish:
        words |= {"status": Article.Status.APPROVED, "published_at": at or datetime(2026, 1, 5, tzinfo=UTC)}
    article = Article.objects.create(**words)
    text = article.revisions.create(number=1, title=fields["title"], body=body, fields=fields, by=by)
    if publish:
        text.go_live(by=None)
        article.status = Article.Status.PUBLISHED
        article.save(update_fields=["status"])
    return article


def add_revision(article: Article, body: str = BODY, by=None, **fields):
    """Another text, not yet live; fields not given are those of the newest text."""
    newest = article.revisions.first()
    fields = (newest.fields if newest else {}) | fields
    return article.revisions.create(
        number=newest.number + 1 if newest else 1, title=fields["title"], body=body, fields=fields, by=by
    )
