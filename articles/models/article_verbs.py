"""What editors do to an article; each verb is one transaction with its event."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import StateError, record
from marketplace.lib import review

from .steps import AlreadyReadError, OwnArticleError


class Verbs:
    """The verbs of `Article`."""

    def submit(self, by: Any) -> None:
        """Ask editors to look at the text; the rules read it as well."""
        with transaction.atomic():
            self._step("submit", by)
            review.look(self, by)

    def take_up(self, by: Any) -> None:
        """Start the review."""
        self._step("take_up", by)

    def send_back(self, by: Any, reason: str) -> None:
        """Give the text back to its author with what should be different; its reviews are withdrawn with it."""
        with transaction.atomic():
            self._step("send_back", by, reason)
            self.revisions.first().reviews.standing().update(withdrawn_at=timezone.now())

    def approve(self, by: Any, reason: str = "") -> None:
        """Find the text fit to publish; its two reviews lead here."""
        if by and settings.STAFF_MODE != "solo" and self.wrote(by):
            raise OwnArticleError("Somebody else approves what you wrote.")
        self._step("approve", by, reason)

    def wrote(self, person: Any) -> bool:
        """Does this person sign the newest text, or has typed it, or one since the text that people read?"""
        live = self.revision.number if self.revision and self.revising else 0
        return self.revisions.first().is_of(person) or self.revisions.filter(by=person, number__gt=live).exists()

    def schedule(self, by: Any, at: datetime) -> None:
        """Let the article appear at a moment to come."""
        with transaction.atomic():
            self.revisions.first().go_live(by)
            self.move("schedule", by, published_at=at, updated_on=at.date())

    def unschedule(self, by: Any) -> None:
        """Take the moment back before it comes, so that the text can be sent back and changed."""
        with transaction.atomic():
            self.lock()
            if self.is_live:
                raise AlreadyReadError(self, "unschedule")
            self.move("unschedule", by, published_at=None, updated_on=None, revision=None)

    def publish(self, by: Any, at: datetime | None = None) -> None:
        """Show the newest text; `at` says when it was first published, where that was not now."""
        with transaction.atomic():
            if self.status == self.Status.PUBLISHED:
                self._step("publish", by)
                self.revisions.first().go_live(by)
                return
            self.text_to_publish.go_live(by)
            now = timezone.now()
            # Sooner than it was scheduled for is now.
            first = min(self.published_at, now) if self.published_at else at or now
            updated = min(self.updated_on, now.date()) if self.updated_on else first.date()
            self.move("publish", by, published_at=first, updated_on=updated, archive_reason="")

    def archive(self, by: Any, reason: str = "") -> None:
        """Take it out of lists; its address still answers, and says why it left."""
        self.move("archive", by, reason, archive_reason=reason, revising="")

    def retract(self, by: Any, reason: str) -> None:
        """Withdraw it for everybody, with the reason in its place."""
        self.move("retract", by, reason, retraction_reason=reason, revising="")

    def _step(self, action: str, by: Any, reason: str = "") -> None:
        """The same words for a first text and for the next text of a published article, whose status stays."""
        if self.status != self.Status.PUBLISHED:
            self.move(action, by, reason)
            return
        with transaction.atomic():
            self.lock()
            if not self.may(action):
                raise StateError(self, action)
            before, after = self.revising, "" if action == "publish" else self.TRANSITIONS[action][1]
            self.write(revising=after)
            kind = f"article.{action}"
            record(kind, self, by, before={"revising": before}, after={"revising": after}, reason=reason)
