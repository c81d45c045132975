"""What was done: one row for every verb, written in the verb's own transaction, never changed afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from marketplace.lib import request_id
from marketplace.lib.gathering import insert

from .audit_words import DECLARE, ERASED, FUNC, MARK, TOKEN

# The role and the case in which somebody acts.
_acting: ContextVar[tuple[str, str]] = ContextVar("acting", default=("", ""))


@contextmanager
def acting_as(role: str, case: str = "") -> Iterator[None]:
    """Whatever a person does inside is recorded as done in this role, down to the verbs of other models.

    `case` is the public id of the case that it is done for, for what the system does along with it as well.
    """
    token = _acting.set((role, case or _acting.get()[1]))
    try:
        yield
    finally:
        _acting.reset(token)


def record(
    action: str,
    about: models.Model,
    by: Any,
    *,
    role: str = "",
    before: dict | None = None,
    after: dict | None = None,
    reason: str = "",
    case: str = "",
) -> "AuditEvent":
    """Write one audit event; `by` is a user, or None where the system acted.

    The database keeps `reason`, and what `apart` marked in `before` and `after`, where it can be erased.
    """
    acting, for_case = _acting.get()
    event = AuditEvent(
        action=action,
        about=about,
        actor=by,
        role=role or ("system" if by is None else acting or "member"),
        before=before or {},
        after=after or {},
        reason=reason,
        case=case or for_case,
        request_id=request_id.current.get(),
    )
    insert(event)
    return event


def no_truncate(name: str) -> pgtrigger.Trigger:
    """Refuse TRUNCATE, which goes around the triggers of rows."""
    func = "RAISE EXCEPTION 'Cannot truncate the % table', TG_TABLE_NAME;"
    return pgtrigger.Trigger(
        name=name, level=pgtrigger.Statement, when=pgtrigger.Before, operation=pgtrigger.Truncate, func=func
    )


class AuditEventQuerySet(models.QuerySet):
    def of(self, about: models.Model) -> "AuditEventQuerySet":
        about_type = ContentType.objects.get_for_model(about)
        return self.filter(about_type=about_type, about_id=about.pk).prefetch_related("texts")


class AuditEvent(models.Model):
    """One thing that somebody did, with what it changed. A mistake is corrected by another row."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20)
    action = models.CharField(max_length=60)
    about_type = models.ForeignKey(ContentType, models.PROTECT)
    about_id = models.BigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    reason = models.TextField(blank=True)
    # The public id of the moderators' case that it was done for.
    case = models.CharField(max_length=12, blank=True, db_default="")
    request_id = models.CharField(max_length=64, blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["about_type", "about_id", "id"], name="audit_about"),
            models.Index(fields=["action"], name="audit_of_the_system", condition=models.Q(role="system")),
        ]
        triggers = [
            pgtrigger.Protect(name="audit_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            no_truncate("audit_no_truncate"),
            pgtrigger.Trigger(
                name="audit_words_apart",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=DECLARE,
                func=FUNC,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} by {self.actor_id or 'system'}"

    @property
    def why(self) -> str:
        """The words of the reason, as far as they are still there."""
        return self._opened(self.reason) if self.reason.startswith(MARK) else self.reason

    @property
    def was(self) -> dict:
        return self._with_words(self.before)

    @property
    def became(self) -> dict:
        return self._with_words(self.after)

    def _with_words(self, said: dict) -> dict:
        is_apart = {name for name, value in said.items() if isinstance(value, dict) and TOKEN in value}
        return said | {name: self._opened(said[name][TOKEN]) for name in is_apart}

    def _opened(self, token: str) -> str:
        texts = {text.token: text.words for text in self.texts.all()}
        return texts.get(token.removeprefix(MARK), ERASED)
