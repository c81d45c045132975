"""What a person who is still typing may mean: skills, by name, alias or a slip of the finger, and words of filters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from django.http import QueryDict
from django.urls import reverse

from gigs.asked import NAMES_A_FILTER, instead, is_asked, named_by, of_skills
from gigs.filter_fields import MINE
from gigs.filters import GigFilter
from gigs.search import KINDS, Typed
from gigs.skill_names import How, Name, Names, names
from marketplace.lib.addresses import Pairs, including

MOST = 8
SHORTEST = 2
LONGEST_RUN = 3
# Of a text so many of its words are looked at, and of one that finds nothing so many skills offered.
LOOKED_UP = 8
OFFERED = 3

Run = list[str]
Hit = tuple[How, Name, Run]


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
    """For the last words of a search, longest first, with the filters that are on; one query, whatever is typed."""
    typed = Typed.read(text)
    if typed.has_alternatives:
        return list(islice(beside_others(*typed.last_alternative, kept), MOST))
    runs = last_runs(typed)
    earlier = [run for places, run in typed.runs if places.stop <= LOOKED_UP and run not in runs]
    skills = named(names(), runs, whole(typed, earlier)) if runs else []
    of = of_skills(kept)
    found = [*of_filters(runs), *(("skill", name.skill.name, of, name.skill.slug, run) for name, run in skills)]
    return [suggestion(typed, kept, *one) for one in found if one[2:4] not in kept][:MOST]


def beside_others(before: str, last: str, kept: Pairs) -> Iterator[Suggestion]:
    """A name in the place of the last words: a filter would hold for what stands before the `or` as well."""
    typed = Typed(last)
    runs = last_runs(typed) if before else []
    for name, run in named(names(), runs) if runs else ():
        word = " ".join(run)
        if name.text != word.casefold():
            said = " ".join(f"{before} {typed.without(run)} {name.written}".split())
            yield Suggestion("skill", name.skill.name, word, address() + including(kept, ("q", said)))


def slips(asked: GigFilter) -> list[tuple[str, str]]:
    """For a text that finds nothing: skills that words of it are nearly, and the query with each; one query at most."""
    typed = asked.wanted["q"]
    if typed.has_alternatives:
        return []
    said = {place for places, run in typed.runs if named_by(asked, " ".join(run).casefold())[0] for place in places}
    runs = [run for places, run in typed.runs if places.stop <= LOOKED_UP and not said.issuperset(places)]
    runs = whole(typed, runs)
    if not runs:
        return []
    known = names()
    hits = sorted(((how, name, run) for run in runs for how, name in known.mistyped(run)), key=rank)
    found = [(name.skill.name, (of_skills(asked.pairs), name.skill.slug), run) for name, run in once(hits)]
    kept = [pair for pair in asked.shown_pairs if pair[0] != "q"]
    new = [(label, pair, run) for label, pair, run in found if not is_asked(asked, pair)]
    return [(f"skill: {label}", instead(kept, typed, run, pair)) for label, pair, run in new[:OFFERED]]


def last_runs(typed: Typed) -> list[Run]:
    words = typed.plain_words[-LONGEST_RUN:]
    return whole(typed, [words[-size:] for size in range(len(words), 0, -1)])


def whole(typed: Typed, runs: list[Run]) -> list[Run]:
    """Those that mean something and stand together: between two words may be a phrase, or what is excluded."""
    text = " ".join(typed.text.split())
    return [run for run in runs if len(" ".join(run)) >= SHORTEST and typed.without(run) != text]


def of_filters(runs: list[Run]) -> list[tuple]:
    """Filters whose word begins as one of the runs; each once."""
    found = {}
    for run in runs:
        folded = " ".join(run).casefold().replace("-", " ")
        for word, (name, value) in NAMES_A_FILTER.items():
            if word.replace("-", " ").startswith(folded):
                found.setdefault((name, value), ("filter", word, name, value, run))
    return list(found.values())


def named(known: Names, runs: list[Run], earlier: Iterable[Run] = ()) -> list[tuple[Name, Run]]:
    """What the last words begin or nearly are, then what words before them are but for one slip; each skill once."""
    last = [(how, name, run) for run in runs for how, name in chain(known.begun(run), known.mistyped(run))]
    before = ((how, name, run) for run in earlier for how, name in known.mistyped(run) if how == How.ONE_SLIP)
    return once([*sorted(last, key=rank), *sorted(before, key=rank)])


def once(hits: Iterable[Hit]) -> list[tuple[Name, Run]]:
    found: dict[str, tuple[Name, Run]] = {}
    for _, name, run in hits:
        found.setdefault(name.skill.slug, (name, run))
    return list(found.values())


def rank(hit: Hit) -> tuple:
    """More words before fewer, then the surer, then what more gigs ask for."""
    how, name, run = hit
    return -len(run), how, -name.skill.gigs, name.skill.name


def address() -> str:
    return reverse("gigs:gig_list")


def suggestion(typed: Typed, kept: Pairs, kind: str, label: str, name: str, value: str, run: Run) -> Suggestion:
    return Suggestion(kind, label, " ".join(run), address() + instead(kept, typed, run, (name, value)))
