"""The searches that are measured: of every kind, the same ones every time."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.http import QueryDict

from gigs.filters import GigFilter

EACH = 5


def plain() -> list[str]:
    """Filters without words, each kind `EACH` times."""
    return [urlencode(pairs, doseq=True) for pairs in of_filters(Random(1))]


def worded() -> list[str]:
    return [urlencode(pairs, doseq=True) for pairs in of_words(Random(2))]


def every() -> list[str]:
    """Both, and every order."""
    dice = Random(3)
    orders = [f"{query}&sort={dice.choice(['closing', 'pay', 'fewest'])}" for query in plain()[::3]]
    return [*plain(), *worded(), *orders]


def read(query: str) -> dict[str, Any]:
    """What the search is asked for; a bench that asks for something unusable would measure nothing."""
    asked = GigFilter(QueryDict(query))
    if not asked.is_valid():
        raise ValueError(f"{query}: {asked.errors}")
    return asked.wanted


def of_filters(dice: Random) -> Iterator[dict[str, Any]]:
    for _ in range(EACH):
        yield {"skill": _skill(dice)}
        yield {"workplace": "remote", "level": dice.choice("1234")}
        yield {"currency": "EUR", "pay_min": dice.choice([300, 500, 700, 800])}
        yield {"skill": _skills(dice, 3), "currency": "EUR", "pay_min": 600, "workplace": "remote"}
        yield {"skill_all": _skills(dice, 2), "workplace": "remote"}
        yield {"from_country": dice.choice(["GB", "PT", "SE"]), "strict": "1"}
        yield {"work_type": dice.choice(["migration", "performance"]), "not_skill": _skills(dice, 2), "model": "day"}
        yield {"skill": _skill(dice), "posted_within": dice.choice("137"), "not_agency": "yes"}
        yield {"skill_all": [_skill(dice), _rare_skill(dice)], "currency": "GBP", "pay_min": 500}


def of_words(dice: Random) -> Iterator[dict[str, Any]]:
    for _ in range(EACH):
        yield {"q": f"{_word(dice, 0, 20)} "}
        yield {"q": f"{_word(dice, 1_000, 3_000)} "}
        yield {"q": f"{_word(dice, 0, 60)} {_word(dice, 0, 60)} "}
        yield {"q": f"{_word(dice, 60, 300)} or {_word(dice, 300, 900)} "}
        yield {"q": f"{_word(dice, 20, 200)} ", "skill": _skill(dice), "workplace": "remote"}
        yield {"q": f"{_word(dice, 0, 60)} -{_word(dice, 0, 60)} ", "currency": "USD", "pay_min": 500}
        yield {"q": _word(dice, 0, 200)[:4]}


def _skill(dice: Random) -> str:
    return _common(120)[int(dice.random() ** 2 * 120)]


def _skills(dice: Random, count: int) -> list[str]:
    return dice.sample(_common(60), count)


def _rare_skill(dice: Random) -> str:
    return dice.choice(_common(240)[150:])


def _word(dice: Random, first: int, last: int) -> str:
    words = vocabulary()
    return words[min(dice.randrange(first, last), len(words) - 1)]


@cache
def _common(count: int) -> list[str]:
    """As the data was made: the most asked for first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug FROM bench_skill ORDER BY place LIMIT %s", [count])
        return [slug for (slug,) in cursor.fetchall()]


@cache
def vocabulary() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM bench_words")
        return cursor.fetchone()[0]


def common_words(count: int) -> list[str]:
    """The most used that are searched for at all: no "with" and no "from"."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM bench_words, unnest(words) WITH ORDINALITY one (word, place) "
            "WHERE numnode(plainto_tsquery('english', word)) > 0 ORDER BY place LIMIT %s",
            [count],
        )
        return [word for (word,) in cursor.fetchall()]
