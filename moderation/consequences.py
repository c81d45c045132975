"""What a decision would do, and who would be told: shown before it is sent."""

from typing import Any

from accounts.models import User
from moderation.models import Case, Clause, Decision, Outcome
from moderation.models.answerable import account_of
from moderation.models.holding import held_by, holding_besides
from moderation.models.sanction import pause_of
from moderation.models.strike import strike, tally_of
from moderation.models.subject import hearers

EFFECTS = {
    Outcome.APPROVE: ["The {noun} is public at once, in lists, feeds and alerts."],
    Outcome.REQUEST_CHANGES: ["The {noun} goes back to its owner as “needs changes”.", "The owner may send it again."],
    Outcome.REFUSE: ["The {noun} is not published.", "The owner reads a statement of reasons and may object."],
    Outcome.NO_VIOLATION: [
        "The {noun} stays as it is.",
        "Further reports get this answer until its words change, except that it is against the law.",
    ],
    Outcome.INADMISSIBLE: ["The {noun} stays as it is."],
    Outcome.STRIKE: ["The {noun} stays as it is."],
    Outcome.WARN: ["The {noun} stays as it is.", "The warning stands in its owner’s history, without points."],
    Outcome.LIMIT: ["The {noun} leaves lists, feeds, alerts and the sitemap.", "Its address still works."],
    Outcome.FREEZE: ["Only its owner and staff can open the {noun}."],
    Outcome.REMOVE: ["The {noun}’s address answers “gone”.", "Its owner keeps the decision and may object."],
    Outcome.RESTORE: ["The {noun} is visible again as its owner left it."],
}


def effects(case: Case, outcome: str, breach: Clause | None = None) -> list[str]:
    """Every effect of this outcome on this case, as sentences; points are for the `breach` of a rule."""
    if outcome not in EFFECTS:
        return []
    sentences = [sentence.format(noun=case.kind.noun) for sentence in EFFECTS[outcome]]
    if outcome == Outcome.RESTORE:
        sentences = given_back(case.about, sentences)
    if outcome == Outcome.REMOVE:
        sentences += taken_along(case.about)
    sentences += [*told(case, outcome), *strike_effects(case.about and account_of(case.about), breach, case.kind.noun)]
    return [*sentences, "The case is closed and the decision recorded for good."]


def given_back(about: Any, freed: list[str]) -> list[str]:
    """What ends with the decision that holds it, if one does and not a rule; `freed` is said if nothing else does."""
    decision = held_by(about)
    if decision is None:
        return freed
    lines = [*(going_on(decision, about) or freed), "The log shows the earlier decision as reversed."]
    if decision.is_sanction:
        lines.append(
            f"The {decision.points} points and the pauses that it brought end as well, so this cannot be undone."
        )
    return lines


def going_on(decision: Decision, about: Any) -> list[str]:
    """What still holds an account when this decision about it goes: nothing else that a moderator restores."""
    if not isinstance(about, User):
        return []
    besides = holding_besides(decision, about).filter(outcomes__contains=[Outcome.SUSPEND]).first()
    return [f"The suspension until {besides.account_until:%-d %B %Y} goes on."] if besides else []


def taken_along(about: Any) -> list[str]:
    """What ends with a thing that is removed, once that cannot be undone any more."""
    count = getattr(about, "live_proposals", 0)
    what = "1 proposal ends and its developer is" if count == 1 else f"{count} proposals end and their developers are"
    return [f"In ten minutes {what} told."] if count else []


def strike_effects(account: Any, clause: Clause | None, noun: str) -> list[str]:
    """What points for this breach would add up to."""
    if account is None or clause is None:
        return []
    would = strike(clause, tally_of(account))
    lines = [f"{account} gets {would.points} points, which makes {would.total}."]
    if would.is_education:
        lines = [f"{account} is told why. It is a first minor breach, so it costs no points."]
    if would.pause_days:
        what = "send proposals" if pause_of(account, noun) == Outcome.PAUSE_PROPOSING else "post gigs"
        lines.append(f"They cannot {what} for {would.pause_days} days, so this cannot be undone here.")
    if would.proposes_closure:
        lines.append("The closure of the account is proposed to a second person.")
    return lines


def account_effects(account: Any, outcome: str, clause: Clause | None, days: int | None) -> list[str]:
    """Every effect of this decision on the account itself."""
    length = f"{days} day{'' if days == 1 else 's'}"
    lines = {
        Outcome.WARN: ["The account stays as it is; the warning stands in its history, without points."],
        Outcome.STRIKE: strike_effects(account, clause, "account"),
        Outcome.PAUSE_POSTING: [f"They post no new gigs for {length}; what is open stays open."],
        Outcome.PAUSE_PROPOSING: [f"They send no new proposals for {length}; what they sent stays sent."],
        Outcome.SUSPEND: [f"Nothing of theirs is public for {length}, and they neither post nor propose."],
        Outcome.CLOSE_ACCOUNT: ["Nothing changes until a senior moderator confirms it as the second person."],
        Outcome.RESTORE: given_back(account, ["Everything of theirs is public again as they left it."]),
    }.get(outcome, [])
    is_told = outcome != Outcome.CLOSE_ACCOUNT
    return [*lines, f"Told, with your words: {account}." if is_told else "Nobody else is told yet."]


def told(case: Case, outcome: str) -> list[str]:
    owners = [] if outcome in {Outcome.NO_VIOLATION, Outcome.INADMISSIBLE} else owner_names(case.about, outcome)
    reporters = case.reports.undecided().count()
    lines = [f"Told, with your words: {', '.join(owners)}."] if owners else []
    if reporters:
        lines.append(f"Told what was decided: {reporters} who reported it.")
    return lines or ["Nobody is told."]


def owner_names(about: Any, outcome: str) -> list[str]:
    return [] if about is None else [str(person) for person in hearers(about, [outcome])[:20]]
