"""What an article said at a moment."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from django.db.models import OuterRef, Subquery

from accounts.models import Skill, record

from .article import Article
from .claim import Claim
from .series import Series
from .slug import ArticleSlug, is_taken
from .steps import AddressTakenError
from .topic import Topic

WORDS_A_MINUTE = 220

# Front matter that an article keeps in columns of its own, word for word.
COLUMNS = ["title", "slug", "deck", "audience", "seo_title", "seo_description", "drafting_note"]


class RevisionQuerySet(models.QuerySet):
    def waiting_for(self, slug: str) -> Self:
        """Newest texts whose articles will be at this address once they go live."""
        newest = self.model.objects.filter(article=OuterRef("article")).order_by("-number").values("number")[:1]
        return self.filter(fields__slug=slug, number=Subquery(newest))


class ArticleRevision(models.Model):
    """One text of an article with its front matter; never changed afterwards."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=110)
    body = models.TextField(max_length=60_000)
    fields = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    sha = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(name="article_revision_once", fields=["article", "number"])]

    def __str__(self) -> str:
        return f"{self.title}, text {self.number}"

    @property
    def words(self) -> int:
        return len(self.body.split())

    @property
    def claims(self) -> list[Claim]:
        """The figures that this text states, which it needs no query for; rows of the live one are for looking up."""
        return [_claim(self.article_id, at, row) for at, row in enumerate(self.fields.get("claims", []))]

    def is_of(self, person: Any) -> bool:
        """Has this person typed it, or do they sign it?"""
        return self.by_id == person.pk or person.name in self.fields.get("authors", [])

    def reviewers(self) -> dict[str, Any]:
        """Who puts a name to each side of this text; whoever wrote or signs it vouches for nothing."""
        reviews = self.reviews.standing().select_related("by")
        by = {review.kind: review.by for review in reviews if not self.is_of(review.by)}
        return {"reviewed_by": by.get("technical"), "edited_by": by.get("editorial")}

    def go_live(self, by: Any) -> None:
        """Make this the text that people read; where its address is new, the former one redirects."""
        article = self.article
        with transaction.atomic():
            article.lock()
            before = article.revision and article.revision.number
            self._move(article, revision=self, reading_minutes=self._minutes(), **self._columns(), **self.reviewers())
            article.topics.set(Topic.objects.filter(slug__in=self.fields.get("topics", [])))
            article.skills.set(Skill.objects.filter(slug__in=self.fields.get("skills", [])))
            self._replace_claims(article)
            record("article.go_live", article, by, before={"text": before}, after={"text": self.number})

    def _move(self, article: Article, **columns) -> None:
        """Write what the text says of the article; raises AddressTakenError where another has its address."""
        wanted, before = self.fields.get("slug", article.slug), article.slug
        if is_taken(wanted, article):
            raise AddressTakenError(article, wanted)
        article.former_slugs.filter(slug=wanted).delete()
        try:
            with transaction.atomic():
                article.write(**columns)
        except IntegrityError as error:
            article.slug = before
            raise AddressTakenError(article, wanted) if is_taken(wanted, article) else error from None
        if wanted != before and article.published_at:
            ArticleSlug.objects.create(article=article, slug=before)

    def _minutes(self) -> int:
        return max(1, round(self.words / WORDS_A_MINUTE))

    def _columns(self) -> dict[str, Any]:
        fields = self.fields
        columns = {name: fields[name] for name in COLUMNS if name in fields}
        if "updated" in fields:
            columns["updated_on"] = as_day(fields["updated"])
        return columns | {
            "checked_on": as_day(fields.get("reviewed")),
            "review_by": as_day(fields.get("review_by")),
            "is_evergreen": fields.get("evergreen", False),
            "series": Series.objects.filter(slug=fields.get("series", "")).first(),
            "series_position": fields.get("series_position", 0),
        }

    def _replace_claims(self, article: Article) -> None:
        article.claims.all().delete()
        Claim.objects.bulk_create(self.claims)


def _claim(article_id: int, position: int, row: dict[str, Any]) -> Claim:
    days = {name: as_day(row.get(name)) for name in ("read_on", "expires_on")}
    words = {name: value for name, value in row.items() if name not in {"id", *days}}
    return Claim(article_id=article_id, position=position, name=row["id"], **words, **days)


def as_day(value: str | date | None) -> date | None:
    """JSON brings days back as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
