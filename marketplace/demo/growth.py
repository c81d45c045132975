"""More gigs and clients for the demo, as many as wanted: the same seed writes the same ones in the same order."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from django.utils.text import slugify
from faker import Faker

from . import growth_terms as terms
from . import growth_words as words
from .growth_pay import chosen, pay
from .growth_words import Facts, content
from .people import PROVIDERS

FEWEST_CLIENTS = 20
GIGS_A_CLIENT = 40
LISTED_DAYS = 29.9
STATES = {"open": 88, "full": 1.5, "paused": 1, "filled": 4, "closed": 3, "expired": 2.5}
SIZES = {"1-10": (3, 10), "11-50": (11, 50), "51-250": (51, 250), "251+": (251, 900)}


def client_records(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """`count` records of the shape of `content/clients.json`; the first n do not depend on `count`."""
    for number in range(count):
        yield dict(client(number, seed))


def gig_records(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """`count` records of the shape of `content/gigs_1.json`, of clients among `clients_for(count)`."""
    for number in range(count):
        yield gig(number, seed)


def clients_for(count: int) -> int:
    return max(count // GIGS_A_CLIENT, FEWEST_CLIENTS)


def gig(number: int, seed: int) -> dict[str, Any]:
    dice = throw(seed, "gig", number)
    # From the clients that were there by then: so the first n gigs are the same however many follow.
    whose = dice.randrange(clients_for(number))
    owner = client(whose, seed)
    work_type = chosen(dice, content("world.json")["work_type_share"])
    work = content("phrases.json")["work_types"][work_type]
    bundle = dice.choice(bundles(work_type))
    wanted = terms.level(dice, work_type)
    facts = facts_of(dice, bundle, domain(whose, seed))
    state = chosen(dice, STATES)
    return {
        "key": f"grown-{seed}-{number}",
        "client": owner["slug"],
        "title": words.title(facts, work),
        "summary": words.summary(facts, work),
        "description": words.description(facts, work),
        "work_type": work_type,
        "skills": terms.skills(dice, bundle, work, wanted),
        "pay": pay(dice, content("rates.json")["countries"][owner["country"]], wanted, work_type),
        "level": wanted,
        **terms.place(dice, owner, wanted),
        **terms.terms(dice, owner, work_type),
        "language": "en",
        "published_days_ago": age(dice, state),
        "state": state,
    }


@cache
def client(number: int, seed: int) -> dict[str, Any]:
    dice = throw(seed, "client", number)
    countries = content("rates.json")["countries"]
    country = chosen(dice, {code: row["share"] for code, row in countries.items()})
    name, slug = client_name(number)
    size = chosen(dice, {"1-10": 30, "11-50": 40, "51-250": 22, "251+": 8})
    city, people = dice.choice(countries[country]["cities"]), dice.randint(*SIZES[size])
    facts = facts_of(dice, dice.choice(bundles("feature")), domain(number, seed))
    facts |= {"name": name, "city": city, "people": str(people)}
    record = {
        "slug": slug,
        "name": name,
        "kind": chosen(dice, {"company": 76, "agency": 9, "charity": 6, "public_body": 6, "individual": 3}),
        "country": country,
        "website": f"https://{slug}.example" if dice.random() < 0.85 else "",
        "about": words.about(facts),
        "size_band": size,
        "verified": chosen(dice, {"domain": 62, "moderator": 18, "": 20}),
        "approved_before": dice.choice([1, 2, 2, 3, 4, 5, 6, 8, 12]),
        "owner_name": dice.choice(owner_names(seed)),
        "owner_email": f"owner@{slug}.example",
        "explanation": "",
    }
    # Mail at a domain needs a website that says which one.
    return record if record["website"] or record["verified"] != "domain" else record | {"verified": "moderator"}


def client_name(number: int) -> tuple[str, str]:
    """Name and slug, each given once: sixty invented ones, then pairs of words, then pairs with a word before."""
    world = content("world.json")
    if number < len(world["client_names"]):
        name = world["client_names"][number]
        return name, slugify(name)
    first, second, before = world["name_first"], world["name_second"], world["name_before"]
    pairs = len(first) * len(second)
    turn, pair = divmod(number - len(world["client_names"]), pairs)
    # 1,009 is a prime and shares nothing with the number of pairs: each pair comes once, and neighbours differ.
    one, other = divmod(pair * 1_009 % pairs, len(second))
    name = f"{first[one]} {second[other]}"
    if turn:
        age, word = divmod(turn - 1, len(before))
        name = f"{before[word]} {name}" + (f" {age + 1}" if age else "")
    return name, slugify(name)


@cache
def owner_names(seed: int) -> list[str]:
    faker = Faker(["en_GB", "de_DE", "es_ES", "pl_PL", "sv_SE", "en_IN"], providers=PROVIDERS)
    faker.seed_instance(seed)
    return [f"{faker.first_name()} {faker.last_name()}" for _ in range(300)]


@cache
def bundles(work_type: str) -> list[dict[str, Any]]:
    world = content("world.json")
    kinds = set(world["bundle_kinds"][work_type])
    return [bundle for bundle in world["bundles"] if kinds & set(bundle["kinds"])]


def domain(number: int, seed: int) -> str:
    """What a client does: the same in its page and in all its gigs."""
    return throw(seed, "domain", number).choice(content("world.json")["domains"])


def facts_of(dice: Random, bundle: dict[str, Any], trade: str) -> Facts:
    system, system2 = dice.sample(content("world.json")["systems"], k=2)
    return Facts(dice, skill=bundle["label"], store=bundle["store"], domain=trade, system=system, system2=system2)


def age(dice: Random, state: str) -> float:
    """Days since publication: recent ones more often, ended ones older."""
    if state in {"open", "full", "paused"}:
        return round(LISTED_DAYS * dice.random() ** 1.4, 3)
    return round(dice.uniform(*((31, 39.9) if state == "expired" else (4, 39.9))), 3)


def throw(seed: int, what: str, number: int) -> Random:
    return Random(f"{seed}:{what}:{number}")  # noqa: S311 - a demo, not secrets
