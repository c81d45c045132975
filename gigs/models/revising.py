"""How a public gig comes to say something else: at once, or after a moderator has read it."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from accounts.models import StaleError, StateError, record, refuse_suspended, texts_apart
from marketplace.lib import review

from .gig_query import LIVE
from .hiring_errors import HiringError

# Manners of the process: everything else changes what developers decide about.
NOT_MATERIAL = frozenset(
    {
        "summary",
        "team_size",
        "language",
        "reply_days",
        "decide_on",
        "max_proposals",
        "extension",
        "questions",
        "explanation",
    }
)
# Who has had so many gigs approved may change an open one without being read first.
KNOWN_AFTER = 5


STAYS_BLIND = "Developers have proposed on the promise that names stay hidden until the shortlist, so it stays."
ANSWERED = "Developers have answered these questions, so they stay as they are. Ask further in the conversation."


class Revising(models.Model):
    """The verbs that change a gig that is public."""

    class Meta:
        abstract = True

    def change(self, said: dict[str, Any], by: Any, seen: str | None = None) -> Any:
        """Say `said` (fields by name, as `as_revision` gives them) about this public gig.

        Returns the `GigChange`, applied or waiting for a moderator; None where nothing differs. Until a waiting change
        is approved the gig stays as it is. Raises StateError, and StaleError where this instance is older than the row
        or the unfinished change is not the one with the stamp `seen` ("" for none; None where nobody looked).
        """
        with transaction.atomic():
            # The change before the gig, in the order in which a decision about it locks them.
            unfinished = self.changes.unfinished().select_for_update(of=("self",)).first()
            self.lock()
            if self.status not in LIVE:
                raise StateError(self, "change")
            refuse_suspended(by)
            now = plain(self.as_revision())
            after = {name: value for name, value in plain(said).items() if now[name] != value}
            if not after:
                return None
            if unfinished and unfinished.status == "in_review" and unfinished.after == after:
                return unfinished  # the same words once more
            self._refuse_unseen(unfinished, seen)
            self._keep_promises(after)
            if self.must_be_read(after) or review.must_read(self, after):
                # What waits and is not spoken of here goes on waiting.
                kept = unfinished.after if unfinished else {}
                after = {name: value for name, value in kept.items() if name not in said} | after
                return self._wait(unfinished, {name: now[name] for name in after}, after, by)
            before = {name: now[name] for name in after}
            self.revise(after, by)
            change = self._keep_change(before, after, by, "applied", applied_at=timezone.now())
            review.look(self, by)
            if not NOT_MATERIAL.issuperset(after):
                review.check(self, by, is_edit=True)
            return change

    def explain(self, text: str, by: Any) -> Any:
        """Say one thing publicly beside the facts of the gig; another text takes its place, and the log keeps both."""
        return self.change({"explanation": text}, by)

    def refuse_same_words(self) -> None:
        """What a moderator refused is not asked for again as it was. Raises HiringError."""
        last = self.revisions.first()
        if last is not None and plain(self.as_revision()) == last.fields:
            raise HiringError(self, "These words were refused. Change what the reason names, then send the gig again.")

    def broken_promises(self, after: dict[str, Any]) -> dict[str, str]:
        """By field why it cannot be said any more: developers have proposed on what the gig says now."""
        broken = {}
        if self.blind and after.get("blind") is False:
            broken["blind"] = STAYS_BLIND
        if "questions" in after and list(after["questions"] or []) != list(self.questions or []):
            broken["questions"] = ANSWERED
        return broken if broken and self.ask("is_proposed_on") else {}

    def must_be_read(self, after: dict[str, Any]) -> bool:
        """Whether a moderator reads this change first: material ones are held more strictly than new gigs."""
        is_material = not NOT_MATERIAL.issuperset(after)
        return is_material and self.client.gigs.approved().count() < KNOWN_AFTER

    def revise(self, after: dict[str, Any], by: Any, *, is_told: bool = True) -> None:
        """Write these fields; the caller holds the row's lock."""
        self._keep_promises(after)
        now = plain(self.as_revision())
        before = {name: now[name] for name in after}
        fields = {name: self._meta.get_field(name).to_python(after[name]) for name in after if name != "skills"}
        if "skills" in after:
            self._replace_skills(after["skills"], by, before["skills"])
            fields["skill_words"] = self.skill_words
        self.write(**fields)
        self.snapshot(by, {"skills_said": after.get("skills", now["skills"])})
        kept = {"before": texts_apart(type(self), before), "after": texts_apart(type(self), after)}
        record("gig.revise", self, by, **kept)
        if is_told and not NOT_MATERIAL.issuperset(after):
            self.tell_proposers()
        self.count_places()

    def _refuse_unseen(self, unfinished: Any, seen: str | None) -> None:
        """Raise StaleError where other words came to wait since the form was opened, or while the row was locked."""
        newest = self.changes.unfinished().first()
        if newest != unfinished or (seen is not None and seen != (unfinished.stamp if unfinished else "")):
            raise StaleError(self)

    def _keep_promises(self, after: dict[str, Any]) -> None:
        if broken := self.broken_promises(after):
            raise HiringError(self, " ".join(broken.values()))

    def _wait(self, unfinished: Any, before: dict[str, Any], after: dict[str, Any], by: Any) -> Any:
        if unfinished is None:
            unfinished = self._keep_change(before, after, by, "in_review")
        else:
            unfinished.resubmit(after, before, by)
        review.request(unfinished, "new_item", by)
        review.look(unfinished, by)
        return unfinished

    def _keep_change(self, before: dict, after: dict, by: Any, status: str, **moments: Any) -> Any:
        is_material = not NOT_MATERIAL.issuperset(after)
        change = self.changes.create(
            by=by, before=before, after=after, is_material=is_material, status=status, **moments
        )
        record(f"gigchange.{status}", change, by, after={"fields": sorted(after)})
        return change


def plain(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as JSON gives them back, so that the same words compare as the same."""
    return json.loads(json.dumps(fields, cls=DjangoJSONEncoder))
