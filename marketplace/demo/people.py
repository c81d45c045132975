"""Further developers for the demo, as many as wanted: the same seed writes the same people in the same order."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from django.utils.text import slugify
from faker import Faker

from . import phrases, terms
from .reading import read

content = cache(read)
THIS_YEAR = 2026
NAMES_A_PLACE = 300
# All others would be looked for in every language as well.
PROVIDERS = ["faker.providers.person"]
# What nobody offers in the first years, and how many years each level (1-4) takes.
FOR_THE_EXPERIENCED = {"architecture_advice", "distributed_systems", "model_serving", "payments", "security"}
YEARS = {1: (1, 2), 2: (2, 5), 3: (5, 12), 4: (9, 22)}


def developer_records(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """`count` records of the shape of `content/developers_1.json`; the first n do not depend on `count`."""
    for number in range(1, count + 1):
        yield record(number, seed)


def record(number: int, seed: int) -> dict[str, Any]:
    dice = Random(f"{seed}:{number}")  # noqa: S311 - people of a demo, not secrets
    level = dice.choices([1, 2, 3, 4], weights=[10, 34, 38, 18])[0]
    place, trade, stack = (
        dice.choice(content("places.json")),
        trade_at(dice, level),
        dice.choice(content("stacks.json")),
    )
    city = dice.choice(place["cities"])
    years = dice.randint(*YEARS[level])
    name = dice.choice(names(place["locale"], seed))
    handle = f"{slugify(name)[:20].strip('-') or 'dev'}-{number}"
    return {
        "handle": handle,
        "email": f"{handle}@example.com",
        "name": name,
        "headline": phrases.headline(dice, trade, stack, level),
        "about": phrases.about(dice, trade, stack, years, city),
        "country": place["country"],
        "region": "",
        "city": city,
        "time_zone": place["zone"],
        "working_hours": hours(dice),
        "languages": languages(dice, place),
        "specialisms": [trade["specialism"], *dice.sample(trade["also"], k=dice.randint(0, len(trade["also"])))],
        "skills": skills(dice, trade, stack, level, years),
        "operations": some(dice, phrases.OPERATIONS, level - 1),
        "domains": some(dice, phrases.DOMAINS, 3) or ["other"],
        "collaboration": some(dice, phrases.COLLABORATION, 4),
        "case_studies": [case_study(dice, trade, stack, years)] if level > 1 and dice.random() < 0.45 else [],
        "experience": experience(dice, stack, years),
        "education": [],
        "public_work": [],
        "engagement_types": some(dice, phrases.ENGAGEMENTS, 4) or ["hour"],
        "rates": [terms.rate(dice, place, level)],
        "minimum_engagement": dice.choice(["", "1 week", "2 weeks", "1 month", "3 months"]),
        "legal_status": dice.choice(["sole_trader", "sole_trader", "limited_company", "partnership"]),
        "tax_preferences": terms.tax(dice, place),
        "availability": terms.availability(dice, place),
        "visibility": dice.choices(["public", "members", "hidden"], weights=[92, 6, 2])[0],
        "indexable": dice.random() < 0.7,
        "state": dice.choices(["published", "in_review", "draft"], weights=[975, 5, 20])[0],
    }


def trade_at(dice: Random, level: int) -> dict[str, Any]:
    trades = content("trades.json")
    return dice.choice([row for row in trades if level > 1 or row["specialism"] not in FOR_THE_EXPERIENCED])


@cache
def names(locale: str, seed: int) -> list[str]:
    """Full names, women and men in turn: some languages give a family two forms of its name."""
    fake = Faker(locale, providers=PROVIDERS)
    fake.seed_instance(f"{seed}:{locale}")
    pairs = [(fake.first_name_female, fake.last_name_female), (fake.first_name_male, fake.last_name_male)]
    return [f"{first()} {last()}" for _ in range(NAMES_A_PLACE // 2) for first, last in pairs]


def some(dice: Random, values: list[str], most: int) -> list[str]:
    chosen = set(dice.sample(values, k=dice.randint(0, most)))
    return [value for value in values if value in chosen]


def hours(dice: Random) -> dict[str, list[str]]:
    begin = dice.choice([7, 8, 8, 9, 9, 9, 10, 12])
    day = [f"{begin:02}:{dice.choice(['00', '30'])}", f"{begin + dice.choice([6, 8, 8, 9]):02}:30"]
    days = ["mon", "tue", "wed", "thu", "fri"]
    return dict.fromkeys(days[: dice.choice([4, 5, 5, 5])], day)


def languages(dice: Random, place: dict[str, Any]) -> list[dict[str, str]]:
    known = [{"code": code, "level": "fluent" if at else "native"} for at, code in enumerate(place["languages"])]
    if "en" not in place["languages"]:
        known.append({"code": "en", "level": dice.choice(["working", "working", "fluent", "fluent", "basic"])})
    return known


def skills(dice: Random, trade: dict[str, Any], stack: dict[str, Any], level: int, years: int) -> list[dict[str, Any]]:
    """The stack's core at the person's level, then what the trade and the stack's surroundings ask for."""
    core = stack["core"]
    around = [slug for slug in dict.fromkeys([*trade["skills"], *stack["more"]]) if slug not in core]
    chosen = [*core, *dice.sample(around, k=min(len(around), dice.randint(3, 4 + 2 * level)))]
    return [skill(dice, slug, level, years, is_major=at < 4) for at, slug in enumerate(chosen)]


def skill(dice: Random, slug: str, level: int, years: int, is_major: bool) -> dict[str, Any]:
    own = level if is_major else max(1, level - dice.choice([0, 0, 1, 1, 2]))
    used = 0 if is_major else min(years - 1, dice.choice([0, 0, 0, 1, 3]))
    return {
        "slug": slug,
        "level": own,
        "years": max(1, years if is_major else dice.randint(max(1, years // 3), years)),
        "last_used": THIS_YEAR - used,
        "wants_more": not used and dice.random() < 0.35,
        "is_major": is_major,
    }


def case_study(dice: Random, trade: dict[str, Any], stack: dict[str, Any], years: int) -> dict[str, Any]:
    before = dice.randint(12, 90)
    figures = {"n": dice.randint(3, 40), "a": before, "b": max(2, before // dice.randint(4, 9))}
    year = THIS_YEAR - dice.randint(1, min(5, years))
    words = {name: text.format(**figures) for name, text in trade["case"].items()}
    return {
        "title": words["title"],
        "role": dice.choice(["Developer", "Freelance developer", "Lead developer", "Consultant"]),
        "period": f"{dice.choice(['spring', 'summer', 'autumn'])} {year}",
        "confidentiality": "anonymised",
        "problem": words["problem"],
        "constraints": dice.choice(phrases.CONSTRAINTS),
        "what_i_did": words["what_i_did"],
        "outcome": words["outcome"],
        "metric_before": words["before"],
        "metric_after": words["after"],
        "stack": [*stack["core"][:2], trade["skills"][0]],
        "client_name": "",
        "link": "",
    }


def experience(dice: Random, stack: dict[str, Any], years: int) -> list[dict[str, str]]:
    alone_since = THIS_YEAR - dice.randint(0, max(0, years - 1))
    rows = [phrases.place_of_work("Self-employed", stack, f"{alone_since}-01", "", "freelance")]
    if alone_since > THIS_YEAR - years:
        house = f"{dice.choice(phrases.HOUSES)} {dice.choice(phrases.HOUSE_KINDS)}"
        rows.append(phrases.place_of_work(house, stack, f"{THIS_YEAR - years}-03", f"{alone_since - 1}-12", "employee"))
    return rows
