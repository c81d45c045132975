"""Lists of words for the search instead of sentences for people."""

import re
from collections import Counter
from collections.abc import Iterator

from .rule import PUBLIC, Effect, Match, Rule, Subject

# It begins where a word begins: in the midst of a long one every letter would be tried.
LIST = re.compile(r"(?<![\w+#./-])(?:[\w+#./-]+(?: [\w+#./-]+){0,2}\s?[,|;·]\s?){24,}")
WORD = re.compile(r"[^\W\d_]{4,}")
MOST_OF_ONE, SHARE = 10, 0.12
COMMON = frozenset(
    [
        "with",
        "that",
        "this",
        "have",
        "from",
        "will",
        "your",
        "into",
        "than",
        "then",
        "they",
        "when",
        "what",
        "which",
        "must",
        "should",
        "there",
        "their",
        "been",
        "more",
        "work",
    ]
)


def find(subject: Subject) -> Iterator[Match]:
    for name, words in subject.plain.items():
        if found := LIST.search(words.text):
            yield Match(name, words.original(*found.span()))
        every = WORD.findall(words.text)
        word, count = next(((w, c) for w, c in Counter(every).most_common(5) if w not in COMMON), ("", 0))
        if count >= MOST_OF_ONE and count > SHARE * len(every):
            first = next(found for found in WORD.finditer(words.text) if found[0] == word)
            yield Match(name, words.original(*first.span()))


SAYS = "It is a list of words for the search. Name skills in their fields, and write sentences for people."
RULE = Rule("keyword-stuffing", 2, 5, Effect.NOTE, SAYS, find, clause="3.2", kinds=PUBLIC)
