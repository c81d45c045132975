"""Which profiles there are, and for whom: the one vocabulary that every surface uses."""

from typing import Self

from allauth.account.models import EmailAddress
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.functions import JSONObject

from .availability import AvailabilityQuerySet
from .case_study import CaseStudy
from .developer_skill import DeveloperSkill
from .hold import HideableQuerySet, is_removed
from .privacy import is_hidden_from, is_talking_to
from .rate import Rate
from .shortlist import SavedDeveloper, Shortlist
from .standing import in_good_standing, is_gone, is_readable

# What its owner has published: readable by link while it waits for review.
OFFERED = ["in_review", "published", "needs_changes"]


class DeveloperQuerySet(AvailabilityQuerySet, HideableQuerySet):
    def listed(self) -> Self:
        """In what everybody may see: directory, sitemap, structured data."""
        return self._approved().filter(visibility="public")

    def listed_to(self, user) -> Self:
        """In the directory that this reader sees: members also find those who show themselves to members only."""
        if not user.is_authenticated:
            return self.listed()
        return self.listed_to_some_member().exclude(is_hidden_from(user))

    def listed_to_some_member(self) -> Self:
        """What at least one member may find; who hides from whom is for the reader's own question."""
        return self._approved().filter(visibility__in=["public", "members"])

    def visible_to(self, user) -> Self:
        """Readable at its address."""
        if user.has_perm("accounts.see_held"):
            return self
        offered = self._offered()
        if not user.is_authenticated:
            return offered.filter(visibility="public")
        seen = Q(visibility__in=["public", "members"]) | is_talking_to(user)
        others = offered.filter(seen).exclude(is_hidden_from(user))
        return self.filter(Q(pk__in=others.values("pk")) | Q(user_id=user.pk))

    def gone(self) -> Self:
        """Once published, now removed, or its account closed: 410."""
        return self.exclude(published_at=None).filter(is_removed() | is_gone("user"))

    def newest(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def for_rows(self, user) -> Self:
        """With what a row of a list shows to `user`."""
        return self.for_directory(user).prefetch_related(developer_skills())

    def for_directory(self, user) -> Self:
        """The same without the rows of skills; `seen_rates` are the only rates a page may print."""
        saved = SavedDeveloper.objects.filter(developer=OuterRef("pk"), user_id=user.pk)
        rows = self.prefetch_related(seen_rates(user))
        return rows.annotate(is_saved=Exists(saved)) if user.is_authenticated else rows

    def for_profile(self, user) -> Self:
        confirmed = EmailAddress.objects.filter(user=OuterRef("user"), primary=True, verified=True)
        rows = self.for_rows(user).annotate(has_confirmed_address=Exists(confirmed))
        if user.is_authenticated:  # with the lists that the reader may put them on, in the same question
            row = JSONObject(public_id="public_id", name="name", client="client__name")
            rows = rows.annotate(my_shortlists=ArraySubquery(Shortlist.objects.of(user).values(row=row)))
        return rows.prefetch_related(
            Prefetch("case_studies", CaseStudy.objects.order_by("position", "pk")),
            *("experience", "education", "public_work"),
        )

    def _approved(self) -> Self:
        return self.unheld().filter(in_good_standing("user"), status="published")

    def _offered(self) -> Self:
        return self.readable().filter(is_readable("user"), status__in=OFFERED)


def developer_skills() -> Prefetch:
    rows = DeveloperSkill.objects.select_related("skill").order_by("-is_major", "position", "pk")
    return Prefetch("developer_skills", rows)


def seen_rates(user) -> Prefetch:
    return Prefetch("rates", Rate.objects.visible_to(user), to_attr="seen_rates")
