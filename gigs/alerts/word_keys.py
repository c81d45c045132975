"""The words of a text that every match must have, as keys; where that is not certain, there are none."""

import re

from django.db import connection

from gigs.alerts.rarity import cheapest
from gigs.alerts.tokens import prefix
from gigs.search import Typed
from gigs.search.words import CONFIG, OR, UNFINISHED, completed, unturned

PLAIN = re.compile(r"\w+")
AN_OR = re.compile(r"\bor\b", re.IGNORECASE)


def word_keys(typed: Typed) -> list[list[str]]:
    """As `Rule.keyed`: each alternative of the text gives its rarest word; one without any spoils them all."""
    keys = []
    for alternative in alternatives(typed):
        found = keys_of(alternative)
        if not found:
            return []
        keys += cheapest(found)
    return [keys] if keys else []


def alternatives(typed: Typed) -> list[tuple[list[str], str]]:
    """Of each alternative the finished words that it requires, and the unfinished one."""
    text = typed.spaced
    if '"' in text:
        # A phrase requires its words; what else may stand beside it is not worth the risk.
        unsure = "-" in text or AN_OR.search(text)
        return [([], "")] if unsure else [(required(text.replace('"', " ")), "")]
    *complete, last = OR.split(text)
    unfinished = UNFINISHED.search(last)
    parts = [(part, "") for part in complete]
    parts.append((last[: unfinished.start()], unfinished[0]) if unfinished else (last, ""))
    return [(required(part), end) for part, end in parts]


def required(part: str) -> list[str]:
    if AN_OR.search(part):
        return []
    return [word for word in part.split() if PLAIN.fullmatch(word)]


def keys_of(alternative: tuple[list[str], str]) -> list[list[str]]:
    """Of each word the keys of which a match has one; what is not finished may be the beginning or a shorter stem."""
    words, unfinished = alternative
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tsvector_to_array(to_tsvector(%s::regconfig, word)) FROM unnest(%s::text[]) WITH ORDINALITY "
            "AS typed(word, place) ORDER BY place",
            [CONFIG, [*words, unfinished, *completed(unfinished)]],
        )
        found = [row[0] for row in cursor.fetchall()]
    lexemes, (beginning, *stems) = found[: len(words)], found[len(words) :]
    keys = [of_word[:1] for of_word in lexemes if of_word]
    if not beginning:
        return keys
    beginnings = [prefix(word) for word in (beginning[0], unturned(unfinished)) if word]
    return [*keys, [*dict.fromkeys([*beginnings, *(stem[0] for stem in stems if stem)])]]
