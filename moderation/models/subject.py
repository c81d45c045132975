"""What is judged: the data that the lower apps give about their objects, and what follows from it for one of them."""

import hashlib
import json
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from accounts.models import Lifecycle, User
from accounts.reportable import REPORTABLES as ACCOUNTS
from articles.reportable import REPORTABLES as ARTICLES
from gigs.reportable import REPORTABLES as GIGS
from marketplace.lib.reportable import Reportable

KINDS: dict[str, Reportable] = {kind.model.lower(): kind for kind in [*GIGS, *ACCOUNTS, *ARTICLES]}

HOLDING = frozenset({"limit", "freeze", "remove", "restore"})


def kind_of(about: models.Model) -> Reportable:
    return KINDS[about._meta.label_lower]


def title_of(about: models.Model) -> str:
    """What reports, cases and decisions call it."""
    return (getattr(about, "report_title", "") or str(about))[:200]


def model_of(kind: Reportable) -> type[models.Model]:
    return apps.get_model(kind.model)


def people_of(about: models.Model) -> models.QuerySet[User]:
    """Whose it is: the developer, or everybody of the client; of what is answered, of both sides."""
    return people_at(about, *owning(about))


def others_of(about: models.Model) -> models.QuerySet[User]:
    """Who is in it without having written it: whom it was sent to, whom it is about."""
    return people_at(about, *kind_of(about).others)


def sides_of(about: models.Model) -> models.QuerySet:
    """Both of these, by their keys."""
    return keys_at(about, *owning(about), *kind_of(about).others)


def owning(about: models.Model) -> list[str]:
    kind = kind_of(about)
    return [kind.owners, *([kind.answerers] if is_answered(about) else [])]


def people_at(about: models.Model, *lookups: str) -> models.QuerySet[User]:
    """The people that these lookups lead to."""
    return User.objects.filter(pk__in=keys_at(about, *lookups)) if lookups else User.objects.none()


def keys_at(about: models.Model, *lookups: str) -> models.QuerySet:
    """Where these lookups lead, joined as keys: an OR would go through every account."""
    found = type(about)._base_manager.filter(pk=about.pk).order_by()
    first, *more = (found.values(name) for name in lookups)
    return first.union(*more) if more else first


def writers_of(about: models.Model) -> models.QuerySet[User]:
    """Who hears a warning: who wrote it, or, once it is answered, who made it public by answering."""
    if not is_answered(about):
        return people_of(about)
    return User.objects.filter(pk__in=type(about)._base_manager.filter(pk=about.pk).values(kind_of(about).answerers))


def hearers(about: models.Model, outcomes: list[str]) -> models.QuerySet[User]:
    """Who is told: of what takes it away or gives it back all whose it is, of what only finds fault who wrote it."""
    return writers_of(about) if HOLDING.isdisjoint(outcomes) else people_of(about)


def is_answered(about: models.Model) -> bool:
    kind = kind_of(about)
    return bool(kind.answer and getattr(about, kind.answer))


def snapshot(about: models.Model, found: dict[str, Any] | None = None) -> dict[str, Any]:
    """The words and facts as they stand, as JSON values; `found` answers `snapshot_questions`, if asked."""
    said = about.as_revision(found) if found and snapshot_questions(about) else about.as_revision()
    return json.loads(json.dumps(said, cls=DjangoJSONEncoder))


def verb_questions(about: models.Model | None) -> dict[str, Any]:
    """What its verbs and its snapshot read of other tables, to be asked beside any row once the thing is locked."""
    return snapshot_questions(about) | (about.verb_questions() if isinstance(about, Lifecycle) else {})


def snapshot_questions(about: models.Model | None) -> dict[str, Any]:
    """What the snapshot reads of other tables, to be asked beside any row once the thing is locked."""
    return about.revision_questions() if hasattr(about, "revision_questions") else {}


def fingerprint(fields: dict[str, Any]) -> str:
    """The SHA-256 of a snapshot: the same for the same words, whatever the order of the fields."""
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def concerning(user: User) -> models.Q:
    """The condition for decisions about what is theirs or about their account."""
    return things_of([user.pk]) | models.Q(account=user)


def things_of(people: models.QuerySet[User] | list[int]) -> models.Q:
    """The condition for rows that point to anything that belongs to these people, asked for or known by their keys."""
    condition = models.Q(pk__in=[])
    for kind in KINDS.values():
        model = model_of(kind)
        theirs = models.Q(**{f"{kind.owners}__in": people})
        if kind.answerers:
            theirs |= models.Q(**{f"{kind.answerers}__in": people}) & ~models.Q(**{kind.answer: ""})
        ids = model._base_manager.filter(theirs).values("pk")
        condition |= models.Q(about_type=ContentType.objects.get_for_model(model), about_id__in=ids)
    return condition
