"""Which cases there are: the vocabulary of the queue."""

from datetime import timedelta
from typing import Self

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, OuterRef, Q
from django.utils import timezone

from .flag import Flag

CLAIMED_FOR = timedelta(minutes=30)


def is_claimed() -> Q:
    return Q(assignee__isnull=False, claimed_at__gt=timezone.now() - CLAIMED_FOR)


class CaseQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(status="open")

    def about(self, about: models.Model) -> Self:
        return self.filter(about_type=ContentType.objects.get_for_model(about), about_id=about.pk)

    def claimed(self) -> Self:
        return self.filter(is_claimed())

    def free(self) -> Self:
        """Nobody's, or somebody's who has not touched it for half an hour."""
        return self.exclude(is_claimed())

    def of(self, user) -> Self:
        return self.filter(is_claimed(), assignee_id=user.pk)

    def tally(self, user) -> dict[str, int]:
        """How many there are, are this person's, are nobody's and are late: all in one reading."""
        found = self.aggregate(
            all=Count("pk"),
            claimed=Count("pk", filter=is_claimed()),
            mine=Count("pk", filter=is_claimed() & Q(assignee_id=user.pk)),
            late=Count("pk", filter=Q(due_at__lt=timezone.now())),
        )
        return {**found, "nobody": found["all"] - found["claimed"]}

    def urgent_first(self) -> Self:
        """By what is due first, so that age raises what nobody looked at; nothing ever leaves by age."""
        return self.order_by("due_at", "-score", "pk")

    def for_queue(self) -> Self:
        """A page of it reads only its own rows: what belongs to each is found beside it, not joined and grouped."""
        reports = self.model._meta.get_field("reports").related_model.objects.filter(
            case=OuterRef("pk"), outcome="open"
        )
        flags = Flag.objects.undecided().live().filter(about_type=OuterRef("about_type"), about_id=OuterRef("about_id"))
        found = self.annotate(
            categories=ArraySubquery(reports.order_by().values("category")),
            rules=ArraySubquery(flags.order_by("rule").values("rule").distinct()),
        )
        return found.select_related("assignee", "about_type").urgent_first()
