"""How a gig comes to be public: it is written, sent, read where that is needed, and opened."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import IntegrityError, models, transaction
from django.db.models.functions import JSONArray
from django.utils import timezone

from accounts.models import Skill, StaleError, StateError, record, refuse_paused, refuse_suspended
from marketplace.lib import review

from .quota import refuse_too_many

LISTED_FOR = timedelta(days=30)
NEW_FOR = timedelta(days=7)


class Publishing(models.Model):
    """The verbs of a gig that is not public yet, and of those who read it first."""

    class Meta:
        abstract = True

    def needs_review(self) -> bool:
        """A client is new until a week after its first approved gig; what a new client posts waits for a moderator."""
        known_since = timezone.now() - NEW_FOR
        return not self.client.gigs.filter(published_at__lt=known_since).exclude(pk=self.pk).exists()

    # -- verbs

    def submit(self, by: Any) -> None:
        """Ask for publication: a new client's gig waits for review, a trusted one's opens at once.

        The caller has passed the gate (`gigs.models.gate.missing`). Raises QuotaError where the client has too many;
        what the operator imports (`by` is None) is not counted.
        """
        with transaction.atomic():
            now = timezone.now()
            if by is not None:
                self.client.lock_people()  # the client before its gig, as everybody locks them
                self.lock()  # a second press is told so, and not of the quota that the first one filled
                refuse_too_many(self.client)
            if self.status == self.Status.REFUSED:
                self.refuse_same_words()
                self.move("resubmit", by, submitted_at=now, review_note="")
            elif self.needs_review() or review.must_read(self):
                self.move("submit", by, submitted_at=now, review_note="")
            else:
                self.move("publish", by, submitted_at=now, review_note="", **self._life(now))
                self._announce()
            self.snapshot(by)
            if self.status == self.Status.IN_REVIEW:
                review.request(self, "new_item", by)
            if by is not None:
                refuse_paused(by, "posting")
            review.look(self, by)
            if self.status == self.Status.OPEN:
                review.check(self, by)

    def approve(self, by: Any, reason: str = "") -> None:
        """Open the gig to developers; its dates are set once."""
        with self.in_transaction():
            self.move("approve", by, reason, review_note="", **self._life(timezone.now()))
            self._announce()
            self.tell_members("gig_approved", f"“{self.title}” is open", reason)

    def request_changes(self, by: Any, reason: str) -> None:
        """Give the gig back to its client with what should be different."""
        with self.in_transaction():
            self.move("request_changes", by, reason, review_note=reason)
            self.tell_members("gig_needs_changes", f"“{self.title}” needs changes", reason)

    def refuse(self, by: Any, reason: str) -> None:
        """Do not publish the gig; a changed text may be submitted again."""
        with self.in_transaction():
            self.move("refuse", by, reason, review_note=reason)
            self.tell_members("gig_refused", f"“{self.title}” was refused", reason)

    def start_draft(self, by: Any, skills: list) -> None:
        """Begin the gig, however incomplete; `skills` as `set_skills` takes them.

        Raises StaleError where the same source made one already.
        """
        refuse_suspended(by)
        try:
            with transaction.atomic():
                self.save()
                if skills:
                    self.set_skills(skills, by, before=[])
                record("gig.create", self, by)
        except IntegrityError as error:
            raise StaleError(self) from error

    def edit(self, by: Any, skills: list | None = None) -> None:
        """Keep what its client changed while the gig is not public; `skills` as `set_skills` takes them."""
        with transaction.atomic():
            self.lock()
            if self.status not in self.EDITABLE:
                raise StateError(self, "edit")
            self.version += 1
            self.save()
            if skills is not None:
                self.set_skills(skills, by)
            record("gig.edit", self, by)

    def set_skills(
        self, rows: Iterable[tuple[Skill, str, int | None]], by: Any, before: list[list] | None = None
    ) -> None:
        """Replace what the gig asks for by `rows` of (skill, need, level), and keep it searchable.

        Who knows what it asked for `before`, as for a gig that is new, says so.
        """
        with transaction.atomic():
            self._replace_skills([[skill.slug, need, level] for skill, need, level in rows], by, before)
            self.save(update_fields=["skill_words", "updated_at"])

    def snapshot(self, by: Any, found: dict[str, Any] | None = None) -> None:
        """Keep this text as a revision, so that a decision is about the words that were read."""
        self.revisions.create(version=self.version, by=by, fields=self.as_revision(found))

    def as_revision(self, found: dict[str, Any] | None = None) -> dict[str, Any]:
        """`found` answers `revision_questions`, where they were asked beside another row."""
        names = [field.name for field in self._meta.concrete_fields if field.editable and not field.generated]
        return {name: getattr(self, f"{name}_id" if name in {"client", "repost_of"} else name) for name in names} | {
            "skills": found["skills_said"] if found else self._skills_said()
        }

    def revision_questions(self) -> dict[str, Any]:
        """What its revision reads of other tables, to be asked beside any row."""
        rows = self._meta.get_field("gig_skills").related_model.objects.filter(gig=self.pk)
        return {"skills_said": ArraySubquery(rows.values(row=JSONArray("skill__slug", "need", "level")))}

    # -- private

    def _skills_said(self) -> list[list]:
        return self.ask("skills_said", self.revision_questions)

    def _replace_skills(self, after: list[list], by: Any, before: list[list] | None = None) -> None:
        """Ask for rows of (slug, need, level) instead of those of `before`; the caller saves `skill_words`."""
        before = self._skills_said() if before is None else before
        names = self._meta.get_field("gig_skills").related_model.replace(self, after)
        # The name with its blanks, and the slug as people type it.
        self.skill_words = " ".join(f"{name} {slug}" for name, slug in names)
        if after != before:
            record("gig.set_skills", self, by, before={"skills": before}, after={"skills": after})

    def _life(self, now) -> dict[str, Any]:
        return {"published_at": self.published_at or now, "expires_at": self.expires_at or now + LISTED_FOR}
