"""The words of generated developers: short, plain, and put together by chance."""

from random import Random
from typing import Any

LONGEST_HEADLINE = 90
SHORTEST_ABOUT = 200

OPERATIONS = ["on_call", "incident_lead", "disaster_recovery_tested", "zero_downtime_migrations"]
OPERATIONS += ["capacity_planning", "cost_reduction"]
DOMAINS = ["fintech", "health", "public_sector", "retail", "logistics", "telecom", "media", "energy", "education"]
DOMAINS += ["security", "other"]
COLLABORATION = ["code_review", "mentoring", "writing_docs", "pairing", "stakeholder_workshops", "handover"]
ENGAGEMENTS = ["fixed", "day", "hour", "retainer", "advice_hour", "code_review", "on_call_cover"]
HOUSES = ["Alder", "Basalt", "Copper Lane", "Delta Nine", "Elm Street", "Fjord", "Granite", "Harbour", "Juniper"]
HOUSES += ["Kestrel", "Larch", "Meridian", "Northgate", "Old Mill", "Pebble", "Quarry", "Saltmarsh", "Tern", "Willow"]
HOUSE_KINDS = ["Software", "Systems", "Digital", "Data", "Logistics", "Insurance", "Retail IT", "Health Systems"]
CONSTRAINTS = [
    "No outage in working hours, and two people of the client's own to bring along.",
    "Six weeks, a fixed price, and no new services to look after.",
    "The vendor of the main system releases twice a year and could not be hurried.",
    "Personal data had to stay in the country, copies for tests included.",
    "Nobody who wrote the old code was left, and there were no tests.",
    "The busiest season began ten weeks later and could not be moved.",
]
OPENINGS = [
    "I have worked on back ends for {years} years, most of that time with {stack}.",
    "Back-end developer in {city}, {years} years in, mainly {stack}.",
    "{stack} is what I use on most days, and I have done so for {years} years.",
    "My first production system was {years} years ago and it taught me to read logs. Today I work mostly in {stack}.",
]
HABITS = [
    "On the first day I ask for logs and a copy of the schema.",
    "I write a short note every Friday: done, found, next.",
    "I say early when something takes longer than I thought.",
    "I leave a runbook and sit beside whoever takes over.",
    "I would rather remove code than add it.",
    "I keep changes small enough to undo before lunch.",
    "I test the failure before I write the feature.",
]
BEGINNERS = [
    "Junior {stack} developer, looking for a team that reviews",
    "Learning back-end work in {stack}, with tests",
    "First gigs in {stack}: small, fixed and finished",
]
CLOSINGS = [
    "I like gigs of one to six months with one person who decides.",
    "I prefer teams that review each other's code, and I am happy to be reviewed.",
    "Calls in the morning suit me best; in writing I answer on the same day.",
    "If I am not the right person I will say so, and if I know somebody I will name them.",
    "I have worked remotely for most of my clients and visit when it helps.",
]


def headline(dice: Random, trade: dict[str, Any], stack: dict[str, Any], level: int) -> str:
    if level == 1:
        return dice.choice(BEGINNERS).format(stack=stack["name"])
    start = dice.choice(trade["headlines"])
    text = dice.choice([f"{start}, in {stack['name']}", f"{stack['name']}: {start}", start])
    return text if len(text) <= LONGEST_HEADLINE else start


def about(dice: Random, trade: dict[str, Any], stack: dict[str, Any], years: int, city: str) -> str:
    facts = {"years": years, "stack": stack["name"], "city": city}
    opening = dice.choice(OPENINGS).format(**facts).replace(" 1 years", " 1 year")
    habits = dice.sample(HABITS, k=len(HABITS))
    text = f"{opening} {trade['line']}\n\n{habits.pop()} {dice.choice(CLOSINGS)}"
    while len(text) < SHORTEST_ABOUT:
        text += f" {habits.pop()}"
    return text


def place_of_work(house: str, stack: dict[str, Any], start: str, end: str, kind: str) -> dict[str, str]:
    alone = kind == "freelance"
    role = f"{stack['name']} developer"
    summary = "Gigs of a few weeks to some months." if alone else f"Back end in {stack['name']}, on a team."
    return {"organisation": house, "role": role, "start": start, "end": end, "kind": kind, "summary": summary}
