"""Locks: the thing, then its people, then its case or the appeal; in this order everywhere."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from accounts.models import Lifecycle, User

from .decision import Decision
from .subject import KINDS


def lock_about(row: models.Model) -> models.Model | None:
    """What a case or a decision is about, locked; None where it is gone."""
    # The kind comes from the cache of all kinds, not by the key of this row.
    model = ContentType.objects.get_for_id(row.about_type_id).model_class()
    kind = KINDS[model._meta.label_lower]
    found = model._base_manager.select_related(*kind.named_by, *kind.locked_with)
    return found.select_for_update(of=("self", *kind.locked_with)).filter(pk=row.about_id).first()


def lock_account(decision: Decision, about: models.Model | None) -> None:
    """Whoever gives points to the account of this decision waits; rows that point to it may be written.

    `about` is what it is about, as it was locked: the decision knows both from here on as they are now.
    """
    if about is not None:
        decision.about = about
    if isinstance(about, User):
        decision.account = about
    elif decision.account_id is not None:
        decision.account = accounts_for_update().get(pk=decision.account_id)


def accounts_for_update() -> models.QuerySet[User]:
    return User.objects.select_for_update(of=("self",), no_key=True).order_by("pk")


def lock_anew(row: models.Model, questions: dict[str, Any]) -> dict[str, Any]:
    """Lock the row and read it anew, with the answers to `questions`, asked in the same breath.

    Who waits for the lock may be answered as of before: ask only what the locks taken earlier keep as it is.
    """
    # No join here: a row that waited for its lock would bring the assignee of before.
    locked = type(row).objects.select_for_update(of=("self",)).annotate(**questions).get(pk=row.pk)
    take_over(row, locked)
    return {name: getattr(locked, name) for name in questions}


def take_over(row: models.Model, locked: models.Model) -> None:
    """Let it say what the locked one says."""
    for field in row._meta.concrete_fields:
        setattr(row, field.attname, getattr(locked, field.attname))
    for field in row._meta.private_fields:
        if field.is_cached(row):
            field.delete_cached_value(row)


def held(about: models.Model | None, found: dict[str, Any]) -> AbstractContextManager:
    """The caller holds its lock: its verbs take neither another nor a savepoint, and ask nothing that was `found`."""
    return about.held(found) if isinstance(about, Lifecycle) else nullcontext()
