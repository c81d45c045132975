"""How rare a key is: what the planner's own statistics say, else a guess by its kind."""

from collections.abc import Iterable

from django.db import connection

# Shares of gigs; only their order matters, and only for speed.
GUESSES = {
    "§client": 0.0001, "§in": 0.02, "§skill": 0.02, "§country": 0.05, "§work_type": 0.08, "§pays": 0.1,
    "§currency": 0.2, "§scope": 0.25, "§level": 0.3, "§tax": 0.3, "§area": 0.4, "§model": 0.4, "§workplace": 0.6,
    "§all": 1.0,
}  # fmt: skip
OTHER_TOKEN, PREFIX, WORD = 0.5, 0.02, 0.001
SKILLS_A_GIG = 5

COMMON_WORDS = """
SELECT word, share FROM pg_stats,
  unnest(most_common_elems::text::text[], most_common_elem_freqs) AS common(word, share)
WHERE schemaname = current_schema() AND tablename = 'gigs_gig' AND attname = 'search_document' AND word = ANY(%s)
"""
COMMON_SKILLS = """
SELECT '§skill=' || skill, share FROM pg_stats,
  unnest(most_common_vals::text::text[], most_common_freqs) AS common(skill, share)
WHERE schemaname = current_schema() AND tablename = 'gigs_gigskill' AND attname = 'skill_id'
  AND '§skill=' || skill = ANY(%s)
"""


def cheapest(choices: Iterable[list[str]]) -> list[str]:
    """Of several lists of keys, the one that the fewest gigs have any of."""
    choices = list(choices)
    if len(choices) == 1:
        return choices[0]
    shares = shares_of({key for keys in choices for key in keys})
    return min(choices, key=lambda keys: sum(shares[key] for key in keys))


def shares_of(keys: set[str]) -> dict[str, float]:
    known = [key for key in keys if not key.endswith("*")]
    with connection.cursor() as cursor:
        cursor.execute(COMMON_WORDS, [known])
        counted = dict(cursor.fetchall())
        cursor.execute(COMMON_SKILLS, [known])
        counted |= {key: share * SKILLS_A_GIG for key, share in cursor.fetchall()}
    return {key: counted.get(key, guess(key)) for key in keys}


def guess(key: str) -> float:
    if key.startswith("§"):
        return GUESSES.get(key.partition("=")[0], OTHER_TOKEN)
    return PREFIX if key.endswith("*") else WORD
