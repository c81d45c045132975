"""One understood record into one gig: through the same gate and the same review as any other."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, OperationalError, transaction

from accounts.models import Client, Skill, StaleError
from gigs.models import Gig, GigSkill
from gigs.models.gate import MAX_MUST, MAX_SKILLS, missing
from gigs.models.gig_facts import LARGEST, PAIRS, between

from . import words
from .parsed import Parsed

# Only these are demanded of imports; other facts are then “not stated”.
DEMANDED = ["title", "description", "pay_model", "pay_min", "pay_max", "currency"]
UNCLAIMED = "unclaimed-imports"


@dataclass
class Outcome:
    """`kind` is imported, draft, present or refused; `reason` says why it is a draft or refused."""

    kind: str
    reason: str = ""
    gig: Gig | None = None


def unclaimed_client() -> Client:
    """Whose the drafts are while nobody has said whose they are."""
    status = Client.Status.UNCLAIMED
    return Client.objects.get_or_create(slug=UNCLAIMED, defaults={"name": "Unclaimed imports", "status": status})[0]


def save(parsed: Parsed, client: Client | None, by: Any = None) -> Outcome:
    """Keep the record as a draft and, for a named client, submit what passes; a second time it is present."""
    if parsed.refused:
        return Outcome("refused", parsed.refused)
    if Gig.objects.filter(source_key=parsed.key).exists():
        return Outcome("present")
    gig = Gig(client=client or unclaimed_client(), source_key=parsed.key, **parsed.fields)
    try:
        with transaction.atomic():
            return _save(gig, parsed, client, by)
    except ValidationError as error:
        return Outcome("refused", " ".join(error.messages))
    except OperationalError:  # of the server, as a full disk: no record is to blame
        raise
    except (DatabaseError, StaleError) as error:
        return Outcome("refused", _broken_rule(gig) or str(error).split("\n")[0])


def _broken_rule(gig: Gig) -> str:
    """What the broken constraint says. To ask for each beforehand would cost more than all the rest of an import."""
    try:
        gig.validate_constraints()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _save(gig: Gig, parsed: Parsed, client: Client | None, by: Any) -> Outcome:
    check(gig, parsed)
    rows = resolve(parsed)
    gig.start_draft(by, rows)
    reason = _what_is_missing(gig, rows)
    if reason:
        gig.write(review_note=reason)
    elif client:
        gig.submit(by)
    return Outcome("draft" if gig.status == Gig.Status.DRAFT else "imported", reason, gig)


def check(gig: Gig, parsed: Parsed) -> None:
    """Leave out each value that cannot be, and say so; raises ValidationError where no gig is left."""
    try:
        gig.clean_fields(exclude=["status", "public_id"])
    except ValidationError as error:
        for name in error.message_dict:
            field = gig._meta.get_field(name)
            if name in DEMANDED[:2] or name == NON_FIELD_ERRORS or not (field.has_default() or field.blank):
                raise
            leave_out(gig, parsed, name, " ".join(error.message_dict[name]))
    for name, largest in LARGEST.items():
        value = getattr(gig, name)
        if name not in DEMANDED and value is not None and not 1 <= value <= largest:
            leave_out(gig, parsed, name, between(largest))
    for least, most, sentence in PAIRS:
        low, high = getattr(gig, least), getattr(gig, most)
        if least not in DEMANDED and low is not None and high is not None and low > high:
            leave_out(gig, parsed, least, sentence)
            leave_out(gig, parsed, most, sentence)


def leave_out(gig: Gig, parsed: Parsed, name: str, why: str) -> None:
    parsed.unplaced.append(f"{name}: {str(getattr(gig, name))[:60]} ({why})")
    setattr(gig, name, gig._meta.get_field(name).get_default())
    parsed.fields.pop(name, None)


def resolve(parsed: Parsed) -> list[tuple[Skill, str, int | None]]:
    """The known skills among the words, at most as many as a gig may ask for; the others are reported."""
    said = [word for word, _, _ in parsed.skills]
    found = Skill.objects.resolve([*said, *(words.bare(word) for word in said)])
    rows: dict[int, tuple[Skill, str, int | None]] = {}
    for word, need, level in parsed.skills:
        skill = found.get(word) or found.get(words.bare(word))
        if skill is None or len(rows) >= MAX_SKILLS:
            parsed.unplaced.append(f"tag: {word}")
        elif skill.pk not in rows:
            must = sum(1 for row in rows.values() if row[1] == "must")
            chosen = need or "must"
            rows[skill.pk] = (skill, "nice" if chosen == "must" and must >= MAX_MUST else chosen, level)
    parsed.known = [skill.slug for skill, _, _ in rows.values()]
    return list(rows.values())


def _what_is_missing(gig: Gig, rows: list) -> str:
    found = missing(gig, [GigSkill(skill=skill, need=need) for skill, need, _ in rows])
    return " ".join(found[name] for name in DEMANDED if name in found)
