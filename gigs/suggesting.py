"""What a person who is still typing may mean: skills, by name, alias or a slip of the finger, and words of filters."""

from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, F, FloatField, Max, Q, Value, When
from django.db.models.functions import Greatest
from django.http import QueryDict
from django.urls import reverse

from accounts.models import Skill
from gigs.asked import NAMES_A_FILTER, instead
from gigs.filter_fields import MINE
from gigs.filters import GigFilter
from gigs.search import KINDS, Typed
from marketplace.lib.addresses import Pairs
from marketplace.lib.likeness import likeness as alike

MOST = 8
SHORTEST = 2
# From where on a word is taken for another one mistyped: `postgers` is `postgres`.
LIKE = 0.35
LONGEST_RUN = 3
# Of a text that finds nothing, so many of its words are looked up, and so many skills offered.
LOOKED_UP = 8
OFFERED = 3


@dataclass(frozen=True)
class Suggestion:
    """`label` is what it would be, `word` what was typed for it, `url` the list with it in the place of the word."""

    kind: str
    label: str
    word: str
    url: str

    def as_json(self) -> dict[str, str]:
        return {"kind": self.kind, "label": self.label, "word": self.word, "url": self.url}


# What only the reader's own list knows how to read, or what needs its words, by its values that mean something there.
OWN = {"mine": {kind for kind, _ in KINDS}, "pay_min": {MINE}, "sort": {"match", "relevance"}}


def filters_on(asked: QueryDict) -> Pairs:
    """What a search has besides its text, as its list keeps it; it is the same whoever asks, and theirs is not read."""
    besides = asked.copy()
    besides.pop("q", None)
    pairs = GigFilter(besides).shown_pairs
    return pairs + [(name, asked[name]) for name, values in OWN.items() if asked.get(name) in values]


def suggest(text: str, kept: Pairs = ()) -> list[Suggestion]:
    """For the last words of a search, longest first, with the filters that are on; one query, whatever is typed.

    Beside an `or` none: a filter holds for all alternatives.
    """
    typed = Typed.read(text)
    if typed.has_alternatives:
        return []
    words = typed.plain_words[-LONGEST_RUN:]
    runs = [words[-size:] for size in range(len(words), 0, -1)]
    runs = [run for run in runs if len(" ".join(run)) >= SHORTEST]
    found = [*of_filters(runs), *of_skills(runs)]
    return [suggestion(typed, kept, *one) for one in found if one[2:4] not in kept][:MOST]


def slips(asked: GigFilter) -> list[tuple[str, str]]:
    """For a text that finds nothing: skills that a word of it may be a slip of, and the query with each; one query."""
    typed = asked.wanted["q"]
    if typed.has_alternatives:
        return []
    words = typed.plain_words[:LOOKED_UP]
    runs = [words[at : at + size] for size in range(LONGEST_RUN, 0, -1) for at in range(len(words) - size + 1)]
    if not runs:
        return []
    kept = [pair for pair in asked.shown_pairs if pair[0] != "q"]
    near = Skill.objects.active().annotate(near=Max(likeness(runs))).filter(near__gte=LIKE).order_by("-near", "name")
    return [
        (f"skill: {skill.name}", instead(kept, typed, likest(skill, runs), ("skill", skill.slug)))
        for skill in near[:OFFERED]
        if ("skill", skill.slug) not in kept
    ]


def of_filters(runs: list[list[str]]) -> list[tuple]:
    """Filters whose word begins as one of the runs; each once."""
    found = {}
    for run in runs:
        folded = " ".join(run).casefold()
        for word, (name, value) in NAMES_A_FILTER.items():
            if word.startswith(folded):
                found.setdefault((name, value), ("filter", word, name, value, run))
    return list(found.values())


def of_skills(runs: list[list[str]]) -> list[tuple]:
    if not runs:
        return []
    near = Case(
        *(When(names(run), then=Value(3.0)) for run in runs),
        *(When(begins(run), then=Value(2.0)) for run in runs),
        default=likeness(runs),
        output_field=FloatField(),
    )
    # An alias of a skill is a row of its own: the best of them stands for the skill.
    skills = Skill.objects.active().annotate(near=Max(near)).filter(near__gte=LIKE).order_by("-near", "name")
    return [("skill", skill.name, "skill", skill.slug, meant(skill, runs)) for skill in skills[:MOST]]


def names(run: list[str]) -> Q:
    word = " ".join(run).casefold()
    return Q(folded_name=word) | Q(slug=word) | Q(alias_rows__word=word)


def begins(run: list[str]) -> Q:
    word = " ".join(run).casefold()
    return Q(folded_name__startswith=word) | Q(slug__startswith=word) | Q(alias_rows__word__startswith=word)


def likeness(runs: list[list[str]]) -> Greatest:
    words = [" ".join(run).casefold() for run in runs]
    fields = ("folded_name", "alias_rows__word")
    return Greatest(Value(0.0), *(TrigramSimilarity(F(field), word) for word in words for field in fields))


def meant(skill: Skill, runs: list[list[str]]) -> list[str]:
    """Which of the runs was typed for it: the longest that begins as it does, else the one most like it."""
    called = (skill.folded_name, skill.slug)
    fitting = (run for run in runs if any(name.startswith(" ".join(run).casefold()) for name in called))
    return next(fitting, None) or likest(skill, runs)


def likest(skill: Skill, runs: list[list[str]]) -> list[str]:
    """The run most like its name; where an alias was meant, none may be, and it is the last word."""
    return max(reversed(runs), key=lambda run: alike(" ".join(run), skill.folded_name))


def suggestion(typed: Typed, kept: Pairs, kind: str, label: str, name: str, value: str, run: list[str]) -> Suggestion:
    # What asks for the opposite goes: with both there would be nothing.
    beside = [pair for pair in kept if pair != (f"not_{name}", value)]
    return Suggestion(kind, label, " ".join(run), reverse("gigs:gig_list") + instead(beside, typed, run, (name, value)))
