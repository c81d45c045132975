"""A skill that a member misses in the vocabulary; a moderator decides whether it becomes one."""

from typing import Any, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import slugify

from marketplace.lib import review
from marketplace.lib.markdown import render_user

from .audit import record
from .lifecycle import Lifecycle, StateError
from .notification import notify
from .skill import Group, Skill
from .user import User

MOST_WAITING = 5


class SkillProposalQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        return self.filter(status=SkillProposal.Status.IN_REVIEW)

    def visible_to(self, user) -> Self:
        """A proposal concerns who made it, and staff."""
        return self if user.has_perm("accounts.see_held") else self.filter(by_id=user.pk)


class SkillProposal(Lifecycle):
    """A name, where it belongs, and why it is missed."""

    class Status(models.TextChoices):
        IN_REVIEW = "in_review", "In review"
        APPROVED = "approved", "In the vocabulary"
        NEEDS_CHANGES = "needs_changes", "Needs changes"
        REFUSED = "refused", "Refused"

    TRANSITIONS = {
        "approve": (frozenset({Status.IN_REVIEW}), Status.APPROVED),
        "request_changes": (frozenset({Status.IN_REVIEW}), Status.NEEDS_CHANGES),
        "refuse": (frozenset({Status.IN_REVIEW}), Status.REFUSED),
        "readmit": (frozenset({Status.REFUSED}), Status.IN_REVIEW),
    }

    name = models.CharField(max_length=60)
    group = models.CharField("belongs to", max_length=30, choices=Group)
    why = models.TextField("what it is, and why it is missed", max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="skill_proposals")
    skill = models.ForeignKey(Skill, models.SET_NULL, null=True, editable=False, related_name="+")
    status = models.CharField(max_length=13, choices=Status, default=Status.IN_REVIEW, editable=False)

    objects = SkillProposalQuerySet.as_manager()

    class Meta(Lifecycle.Meta):
        verbose_name = "skill"
        ordering = ["-pk"]
        constraints = [
            *Lifecycle.Meta.constraints,
            models.CheckConstraint(
                name="skill_proposal_status_known",
                condition=Q(status__in=["in_review", "approved", "needs_changes", "refused"]),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.skill.get_absolute_url() if self.skill else reverse("accounts:skill_propose")

    # -- what moderation reads

    @property
    def body_html(self) -> str:
        return render_user(self.why)

    def as_revision(self) -> dict[str, Any]:
        return {"name": self.name, "group": self.group, "why": self.why}

    def verb_questions(self) -> dict[str, Any]:
        known = Skill.objects.named([self.name]).order_by("pk")
        return {"known_skill": Subquery(known.values(key=Coalesce("replaced_by", "pk"))[:1])}

    # -- verbs

    def propose(self, by: Any) -> None:
        """Keep the proposal and have it looked at."""
        with transaction.atomic():
            self.by = by
            self.save(force_insert=True)
            record("skillproposal.propose", self, by)
            review.request(self, "new_item", by)

    def approve(self, by: Any, reason: str = "") -> None:
        """Make it a skill that everybody may name. One that is known meanwhile is not made twice."""
        with self.in_transaction():
            if not self.can("approve"):
                raise StateError(self, "approve")
            known = self.ask("known_skill")
            self.move("approve", by, reason, skill=Skill.objects.get(pk=known) if known else self._make())
            self._tell("skill_approved", f"“{self.skill}” is in the vocabulary", self.skill.get_absolute_url(), reason)

    def request_changes(self, by: Any, reason: str) -> None:
        """Give it back: proposed again in other words, it is a new proposal."""
        with self.in_transaction():
            self.move("request_changes", by, reason)
            self._tell("skill_needs_changes", f"“{self.name}” needs changes", self.get_absolute_url(), reason)

    def refuse(self, by: Any, reason: str) -> None:
        with self.in_transaction():
            self.move("refuse", by, reason)
            self._tell("skill_refused", f"“{self.name}” does not become a skill", self.get_absolute_url(), reason)

    # -- private

    def _make(self) -> Skill:
        slug = slugify(self.name)[:60] or self.public_id
        said = {"name": self.name, "kind": "proposed", "group": self.group, "proposed_by_id": self.by_id}
        try:
            with transaction.atomic():
                return Skill.objects.create(slug=slug, **said)
        except IntegrityError:  # another name has this slug
            return Skill.objects.create(slug=f"{slug[:50]}-{self.public_id}", **said)

    def _tell(self, kind: str, title: str, url: str, body: str) -> None:
        # Only the key is asked for.
        notify(User(pk=self.by_id), kind, title, url, body)
