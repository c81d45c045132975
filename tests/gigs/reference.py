"""The filters again in plain Python, as slow and as obvious as possible: what the queries are held against."""

import re
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import AREAS
from gigs.models import Gig
from gigs.overlap import usual

NOT_STATED = "not_stated"
COLUMNS = {"model": "pay_model"} | {
    name: name
    for name in ("work_type", "workplace", "level", "tax", "assessment", "agency", "on_call", "codebase", "ai")
}
A_DAY = {"hour": 8, "day": 1}


class Reference:
    def __init__(self):
        self.gigs = list(Gig.objects.select_related("client").prefetch_related("gig_skills__skill"))
        for gig in self.gigs:
            gig.skill_slugs = {row.skill.slug for row in gig.gig_skills.all()}
            gig.areas = {row.skill.group for row in gig.gig_skills.all()} & {str(area) for area in AREAS}

    def found(self, asked: dict, without: tuple[str, ...] = ()) -> list[Gig]:
        asked = {name: value for name, value in asked.items() if name not in without}
        return [gig for gig in self.gigs if is_listed(gig) and all(passes(gig, name, asked) for name in asked)]

    def sorted(self, asked: dict) -> list[Gig]:
        gigs = self.found(asked)
        if asked.get("sort") == "closing":
            return sorted(gigs, key=lambda gig: (gig.expires_at, gig.pk))
        if asked.get("sort") == "fewest":
            return sorted(gigs, key=lambda gig: (-gig.live_proposals, gig.published_at, gig.pk), reverse=True)
        if asked.get("sort") == "replies":
            return sorted(gigs, key=lambda gig: (replies(gig), gig.published_at, gig.pk), reverse=True)
        if asked.get("sort") == "pay":
            return sorted(gigs, key=lambda gig: (gig.currency, -(gig.day_max or 0), -gig.pk))
        return sorted(gigs, key=lambda gig: (gig.published_at, gig.pk), reverse=True)

    def count(self, asked: dict, facet: str, value: str) -> int:
        return sum(passes(gig, facet, {**asked, facet: [value]}) for gig in self.found(asked, without=(facet,)))


def is_listed(gig: Gig) -> bool:
    now = timezone.now()
    return (
        gig.status in {"open", "full"}
        and gig.hold == "none"
        and gig.client.hold == "none"
        and gig.client.status == "active"
        and gig.published_at <= now < gig.expires_at
    )


def passes(gig: Gig, name: str, asked: dict) -> bool:
    wanted = asked[name]
    if name.startswith("not_"):
        return not passes(gig, name[4:], {name[4:]: wanted})
    if name in COLUMNS:
        return str(getattr(gig, COLUMNS[name]) or NOT_STATED) in {str(value) for value in wanted}
    return CHECKS[name](gig, wanted, asked)


def has_words(gig: Gig, text: str, asked: dict) -> bool:
    """Space is AND, `or`, -word; the last word is a beginning. The corpus has no words that stemming changes."""
    words = re.findall(r"\w+", f"{gig.title} {gig.description} {gig.skill_words}".lower())
    alternatives = re.split(r"\s+or\s+", text)
    return any(
        all(has_word(words, word, last and place == len(part.split()) - 1) for place, word in enumerate(part.split()))
        for part, last in ((part, part is alternatives[-1]) for part in alternatives)
    )


def has_word(words: list[str], word: str, is_beginning: bool) -> bool:
    if word.startswith("-"):
        return word[1:] not in words
    return any(other.startswith(word) for other in words) if is_beginning and len(word) >= 3 else word in words


def pays(gig: Gig, amount: str, asked: dict) -> bool:
    if gig.currency != asked["currency"] or gig.day_max is None:
        return False
    unit = asked.get("unit", "day")
    return gig.day_max * 21 >= int(amount) if unit == "month" else gig.day_max >= int(amount) * A_DAY[unit]


def open_to(gig: Gig, country: str, asked: dict) -> bool:
    if gig.workplace in {"hybrid", "on_site"}:
        return gig.country == country or (not gig.country and not asked.get("strict"))
    return {
        "worldwide": True,
        "only": country in gig.countries,
        "except": country not in gig.countries,
        NOT_STATED: not asked.get("strict"),
    }[gig.remote_scope]


def of_days(days: str) -> timedelta:
    return timedelta(days=int(days))


def at_most(*columns: str):
    def check(gig: Gig, most: str, asked: dict) -> bool:
        stated = [getattr(gig, column) for column in columns if getattr(gig, column) is not None]
        return stated[0] <= int(most) if stated else not asked.get("strict")

    return check


def replies(gig: Gig) -> int:
    return -1 if gig.client.reply_rate is None else gig.client.reply_rate


def answers(gig: Gig, least: str, asked: dict) -> bool:
    return replies(gig) >= int(least) or (replies(gig) < 0 and not asked.get("strict"))


def starts_by(gig: Gig, day: str, asked: dict) -> bool:
    if gig.start in {"asap", "flexible"}:
        return True
    if gig.start == "from" and gig.start_on:
        return gig.start_on <= date.fromisoformat(day)
    return not asked.get("strict")


def together(gig: Gig, hours: str, asked: dict) -> bool:
    if not gig.zone:
        return not asked.get("strict")
    return usual({}, asked["tz"], gig.zone, timezone.localdate()).minutes >= int(hours) * 60


CHECKS = {
    "q": has_words,
    "skill": lambda gig, slugs, _: bool(gig.skill_slugs & set(slugs) or (NOT_STATED in slugs and not gig.skill_slugs)),
    "skill_all": lambda gig, slugs, _: set(slugs) <= gig.skill_slugs,
    "area": lambda gig, areas, _: bool(gig.areas & set(areas) or (NOT_STATED in areas and not gig.areas)),
    "currency": lambda gig, code, _: gig.currency in code if isinstance(code, list) else gig.currency == code,
    "pay_min": pays,
    "from_country": open_to,
    "posted_within": lambda gig, days, _: gig.published_at >= timezone.now() - of_days(one(days)),
    "closing_within": lambda gig, days, _: gig.expires_at <= timezone.now() + of_days(days),
    "client": lambda gig, slug, _: gig.client.slug == slug,
    "weeks_max": at_most("weeks_min", "weeks_max"),
    "hours_max": at_most("week_hours_min", "week_hours_max"),
    "payment_days_max": at_most("payment_days"),
    "proposals_max": at_most("live_proposals"),
    "reply_rate_min": answers,
    "start_before": starts_by,
    "overlap": together,
    **{name: lambda gig, value, asked: True for name in ("unit", "tz", "strict", "sort", "per")},
}


def one(value: list | str) -> str:
    return value[0] if isinstance(value, list) else value
