"""Skills, place and terms of grown gigs. What is left out of a record is not stated."""

from random import Random
from typing import Any

from .growth_pay import chosen
from .growth_words import content

SENIOR_TYPES = {"architecture_advice", "security_review", "code_review", "performance", "migration"}
SENIOR_TYPES |= {"legacy_rescue", "on_call_cover"}
MOST_MUST, MOST_SKILLS = 6, 15
FIRST_OF_MONTHS = {"bug_fix": (1, 3), "code_review": (1, 3), "architecture_advice": (1, 3), "security_review": (2, 4)}


def level(dice: Random, work_type: str) -> int:
    weights = {2: 22, 3: 50, 4: 28} if work_type in SENIOR_TYPES else {1: 8, 2: 38, 3: 42, 4: 12}
    return chosen(dice, weights)


def skills(dice: Random, bundle: dict[str, Any], work: dict[str, Any], wanted: int) -> list[dict[str, Any]]:
    must = bundle["must"][: 3 if wanted > 1 and dice.random() < 0.75 else 2] + work["extra_must"]
    nice = dice.sample(bundle["nice"], k=dice.randint(1, len(bundle["nice"])))
    nice += dice.sample(work["extra_nice"], k=dice.randint(0, 2))
    nice += dice.sample(content("world.json")["common_skills"], k=dice.choice([0, 0, 1]))
    learn = bundle["learn"] if dice.random() < (0.6 if wanted == 1 else 0.2) else []
    rows = [(slug, "must", max(1, wanted - dice.choice([0, 0, 1]))) for slug in must[:MOST_MUST]]
    rows += [(slug, "nice", max(1, wanted - 1)) for slug in nice]
    rows += [(slug, "learn", 1) for slug in learn]
    once = {slug: (need, least) for slug, need, least in reversed(rows)}
    found = [{"slug": slug, "need": need, "level": least} for slug, (need, least) in reversed(once.items())]
    return found[:MOST_SKILLS]


def place(dice: Random, client: dict[str, Any], wanted: int) -> dict[str, Any]:
    shares = {"remote": 45, "hybrid": 25, "on_site": 30} if wanted == 1 else {"remote": 66, "hybrid": 20, "on_site": 14}
    workplace = chosen(dice, shares)
    country = content("rates.json")["countries"][client["country"]]
    found = {"workplace": workplace, "remote": remote(dice, workplace, client["country"], country)}
    if found["remote"]["scope"] == "except":
        found["except_reason"] = dice.choice(content("phrases.json")["shared"]["except_reasons"])
    if workplace != "remote":
        days = dice.randint(1, 3) if workplace == "hybrid" else dice.randint(4, 5)
        found |= {"city": dice.choice(country["cities"]), "days_on_site": days}
    return found | {"country": client["country"]}


def remote(dice: Random, workplace: str, code: str, country: dict[str, Any]) -> dict[str, Any]:
    scope, countries = "not_stated", []
    if workplace == "remote":
        scope = chosen(dice, {"only": 58, "worldwide": 39, "except": 3})
    elif workplace == "hybrid":
        scope, countries = "only", [code]
    if workplace == "remote" and scope == "only":
        countries = dice.choice(content("rates.json")["regions"][country["region"]])
    if scope == "except":
        countries = dice.choice([other for other in (["US"], ["US", "CA"], ["CN"]) if code not in other])
    states_zone = workplace != "remote" or dice.random() < 0.8
    overlap = dice.randint(1, 6) if states_zone and dice.random() < 0.7 else None
    zone = country["zone"] if states_zone else ""
    return {"scope": scope, "countries": sorted(countries), "zone": zone, "overlap_hours": overlap}


def terms(dice: Random, client: dict[str, Any], work_type: str) -> dict[str, Any]:
    """Everything that is optional, each part given as often as clients do."""
    weeks = dice.randint(*FIRST_OF_MONTHS.get(work_type, (4, 26)))
    hours = dice.choice([8, 12, 15, 20, 24, 30, 32, 36])
    questions = content("phrases.json")["shared"]["questions"]
    given = {
        "duration_weeks": (0.9, {"min": weeks, "max": weeks + dice.randint(0, 2 + weeks // 3)}),
        "hours_a_week": (0.85, {"min": hours, "max": min(40, hours + dice.choice([0, 2, 4, 6]))}),
        "start": (0.8, dice.choice(["asap", "asap", "flexible", f"in_days:{dice.randint(7, 60)}"])),
        "tax": (0.8, tax(dice, client["country"])),
        "agency": (0.75, client["kind"] == "agency"),
        "assessment": (0.85, chosen(dice, {"talk_only": 55, "none": 20, "paid": 14, "unpaid_60": 11})),
        "codebase": (0.7, chosen(dice, {"partly_tested": 40, "tested": 30, "untested": 18, "greenfield": 12})),
        "on_call": (0.6, chosen(dice, {"none": 78, "optional": 17, "required": 5})),
        "ai": (0.6, chosen(dice, {"allowed": 52, "ask": 30, "forbidden": 18})),
        "data_sensitivity": (0.25, dice.choice([["personal"], ["payment"], ["health", "personal"], ["clearance"]])),
        "team_size": (0.6, dice.choice(["1-3", "4-10", "4-10", "11+"])),
        "reply_days": (0.9, dice.choice([2, 3, 5, 5, 7, 7, 7, 10, 14])),
        "payment_days": (0.85, dice.choice([7, 14, 14, 15, 21, 30, 30, 30, 45, 60])),
        "upfront_percent": (0.12, dice.choice([10, 20, 25, 30, 50])),
        "max_proposals": (0.8, dice.choice([10, 15, 20, 25, 25, 25, 30, 40, 50])),
        "questions": (0.5, dice.sample(questions, k=dice.randint(1, 2))),
        "extension": (0.5, dice.random() < 0.5),
    }
    found = {name: value for name, (share, value) in given.items() if dice.random() < share}
    if client["kind"] == "agency":
        found["agency"] = True
    return found | ({"on_call": "required"} if work_type == "on_call_cover" else {})


def tax(dice: Random, country: str) -> str:
    if country != "GB":
        return "not_uk"
    return chosen(dice, {"uk_outside": 62, "uk_inside": 20, "uk_undetermined": 18})
