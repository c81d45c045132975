"""The review desk: what lower apps reach through `marketplace.lib.review`."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import Developer, User, notify
from gigs.models import Gig, GigChange, Review
from marketplace.lib.review import Holding
from moderation.models import Case, Flag, RuleMode, Source
from moderation.models.flag import EFFECTS
from moderation.models.holding import those_holding
from moderation.models.subject import KINDS, writers_of
from moderation.rules.book import BY_WORDS, read
from moderation.rules.reading import subject_of
from moderation.rules.rule import Effect, Match, Rule
from moderation.trust import has_strike, is_checked

# What rules may hold: what is published. Accounts and clients never; what is said in hiring only opens a case.
HELD = (Gig, GigChange, Developer, Review)
UNCONFIRMED_FOR = timedelta(hours=72)
# What is not accepted when it is sent and comes in by a change is frozen.
HOLDS = {Effect.LIMIT: "limited", Effect.HOLD: "frozen", Effect.REFUSE: "frozen"}
REFUSING = [rule for rule in BY_WORDS if rule.effect == Effect.REFUSE]
HOLDING = [rule for rule in BY_WORDS if rule.effect == Effect.HOLD]
FROZEN = (
    "“{}” is frozen for now",
    "A rule marked it, and a person looks at it soon. Only you and staff can open it, and without a decision in "
    "72 hours it is back as it was. {}",
)
TOLD = {
    Effect.WARN: ("“{}”: please look at the words again", "Nothing else follows from this. {}"),
    Effect.LIMIT: (
        "“{}” is out of lists for now",
        "A rule marked it, and a person looks at it soon. Its address works, and without a decision in 72 hours it is "
        "listed again. {}",
    ),
    Effect.HOLD: FROZEN,
    Effect.REFUSE: FROZEN,
}


def open_case(about: models.Model, reason: str, by: Any = None) -> Case:
    return Case.open_for(about, reason, by)


def objections(about: models.Model) -> dict[str, str]:
    """What is not accepted, by field; a rule that runs dry objects to nothing."""
    found = list(read(subject_of(about), REFUSING))
    dry = RuleMode.dry() if found else set()
    return {match.field: f"{rule.says} We read “{match.text}”." for rule, match in found if rule.id not in dry}


def must_read(about: models.Model, said: dict[str, Any] | None = None) -> bool:
    found = {rule.id for rule, _ in read(subject_of(about, said), HOLDING)}
    return bool(found and found - RuleMode.dry()) or has_strike(about)


def check(about: models.Model, by: Any = None, is_edit: bool = False) -> None:
    """Have a person look within a day, as far as its client is not known and clean."""
    if is_checked(about, is_edit):
        Case.open_for(about, Source.NEW_ITEM, by)


def look(about: models.Model, by: Any = None) -> None:
    """Keep what the rules find as flags and do what the strongest of them asks for."""
    found = list(read(subject_of(about)))
    target = about.about if isinstance(about, Case) else about
    if not found or target is None:
        return
    dry = RuleMode.dry()
    keep(target, found, dry)
    live = {rule.id: rule for rule, _ in found if rule.id not in dry and not is_cleared(target, rule)}
    if live and target._meta.label_lower in KINDS and not isinstance(target, User):
        follow(target, list(live.values()))


def drop(about: models.Model, by: Any = None) -> None:
    """Close its open case without a judgement."""
    if case := Case.objects.open().about(about).first():
        case.lapse(by)


def holdings(things: list[models.Model]) -> list[Holding]:
    """What holds each of these, asked for all of them at once; nothing is known of the decision where a rule does."""
    return [Holding(by.at, by.get_absolute_url()) if by else Holding() for by in those_holding(things)]


# -- parts


def keep(target: models.Model, found: Iterable[tuple[Rule, Match]], dry: set[str]) -> None:
    flags = [
        Flag(
            rule=rule.id,
            version=rule.version,
            points=rule.points,
            effect=rule.effect,
            is_dry_run=rule.id in dry,
            about=target,
            about_version=getattr(target, "version", 1),
            field=match.field[:40],
            text=match.text,
        )
        for rule, match in found
    ]
    Flag.objects.bulk_create(flags, ignore_conflicts=True)


def is_cleared(target: models.Model, rule: Rule) -> bool:
    """Whether a person found that what this rule marks here now is fine: then nothing follows from it again."""
    flags = Flag.objects.about(target).filter(rule=rule.id)
    fine = set(flags.filter(is_confirmed=False).values_list("field", "text"))
    return set(flags.undecided().values_list("field", "text")) <= fine


def follow(target: models.Model, rules: list[Rule]) -> None:
    strongest = max(rules, key=lambda rule: EFFECTS.index(rule.effect))
    is_grave = strongest.effect in HOLDS
    holds = is_grave and isinstance(target, HELD) and is_public(target) and target.hold == "none"
    if holds:
        until = timezone.now() + UNCONFIRMED_FOR
        target.set_hold(HOLDS[strongest.effect], None, f"{strongest.id}: {strongest.says}", until=until)
    if is_grave:
        Case.open_for(target, Source.RULE)
    if case := Case.objects.open().about(target).select_for_update(of=("self",)).first():
        case.weigh(is_urgent=any(rule.is_urgent for rule in rules))
    if holds or strongest.effect == Effect.WARN:
        tell(target, strongest)


def is_public(target: models.Model) -> bool:
    """Not waiting for a moderator, who reads it before anybody else does."""
    return "approve" not in target.TRANSITIONS or not target.can("approve")


def tell(target: models.Model, rule: Rule) -> None:
    title, body = TOLD[rule.effect]
    for person in writers_of(target):
        notify(person, "flag", title.format(target), target.get_absolute_url(), body.format(rule.says))
