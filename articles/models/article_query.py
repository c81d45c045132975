"""Which articles there are, and for whom: the one vocabulary that every surface uses."""

from typing import Self

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Now

from accounts.models import HideableQuerySet
from accounts.models.hold import is_removed
from gigs.search import Typed

from . import article_search

# A scheduled article becomes public by its date; the clock that tidies its status up may come late.
LIVE = ["published", "scheduled"]


class ArticleQuerySet(HideableQuerySet):
    def listed(self) -> Self:
        """In lists, feeds and sitemap: published, its moment come, nothing held."""
        return self.unheld().filter(status__in=LIVE, published_at__lte=Now())

    def visible_to(self, user) -> Self:
        """Readable at its address: listed and archived ones, and all for those who edit or judge."""
        if user.has_perm("accounts.see_held") or user.has_perm("articles.change_article"):
            return self
        return self.readable().filter(status__in=[*LIVE, "archived"], published_at__lte=Now())

    def previewable_to(self, user) -> Self:
        """What a secret address shows: nothing that was retracted or held, but to those who edit."""
        return self if user.has_perm("articles.change_article") else self.readable().exclude(status="retracted")

    def with_text(self) -> Self:
        """Those that have something for readers; a draft has not."""
        return self.exclude(revision=None)

    def gone(self) -> Self:
        """Once public, now retracted or removed: 410, with the reason."""
        taken_away = Q(status="retracted") | is_removed()
        return self.filter(taken_away, published_at__lte=Now())

    def search(self, typed: Typed) -> Self:
        """Those that hold all the words, in any form; there are too few articles to need an index for it."""
        if not typed:
            return self
        tags = self.model.skills.through.objects.all()
        found = self.annotate(words=article_search.words()).filter(article_search.condition(typed, tags))
        # Asked at once, as the page, its count and each facet would otherwise read every text anew.
        return self.filter(pk__in=list(found.order_by().values_list("pk", flat=True)))

    def unsettled(self) -> Self:
        """Being written or reviewed, for the first time or again."""
        return self.filter(Q(status__in=["draft", "submitted", "review", "approved"]) | ~Q(revising=""))

    def with_newest_title(self) -> Self:
        """Each with the title of its newest text, which may not be the one that people read."""
        newest = self.model.revisions.rel.related_model.objects.filter(article=OuterRef("pk")).order_by("-number")
        return self.annotate(newest_title=Subquery(newest.values("title")[:1]))

    def near(self, article) -> Self:
        """Others of its series, and others that share a topic: what is read before, next or instead."""
        shared = Q(pk__in=self.filter(topics__in=article.topics.all()).values("pk"))
        series = Q(series=article.series_id) if article.series_id else Q()
        return self.filter(shared | series if article.series_id else shared).exclude(pk=article.pk).newest()

    def newest(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def about(self, topic) -> Self:
        """Those of the topic; of a skill all that name it."""
        of_topic = Q(pk__in=self.model.topics.through.objects.filter(topic__slug=topic.slug).values("article"))
        naming = self.model.skills.through.objects.filter(skill__slug=topic.slug).values("article")
        return self.filter(of_topic | Q(pk__in=naming) if topic.kind == "skill" else of_topic)

    def on_skill(self, skill) -> Self:
        """Those that name the skill before those of its topic or area."""
        naming = self.model.skills.through.objects.filter(article=OuterRef("pk"), skill=skill)
        of_topic = self.filter(topics__slug__in=[skill.slug, skill.group]).values("pk")
        found = self.annotate(names_it=Exists(naming)).filter(Q(names_it=True) | Q(pk__in=of_topic))
        return found.order_by("-names_it", "-published_at", "-pk")

    def for_cards(self) -> Self:
        return self.defer("retraction_reason").prefetch_related("topics")

    def for_reading(self) -> Self:
        return self.select_related("revision", "reviewed_by", "edited_by", "series").prefetch_related(
            "topics", "skills"
        )
