"""Which appeals there are, and for whom."""

from typing import Self

from django.db import models


class AppealQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(status="open")

    def decided(self) -> Self:
        return self.filter(status="decided")

    def reversing(self) -> Self:
        """Those that changed something."""
        return self.filter(outcome__in=["partly", "overturned"])

    def of(self, user) -> Self:
        return self.filter(by_id=user.pk)

    def for_list(self) -> Self:
        return self.select_related("decision__clause", "decision__about_type", "by").order_by("due_at", "pk")
