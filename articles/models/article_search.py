"""How articles are found: by the words typed, and by every name of the skills among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Func, OuterRef, Q, TextField, Value

from accounts.models import Skill, SkillAlias
from gigs.search import Typed
from gigs.search.words import CONFIG, OR

from .topic import Topic

# ".NET" and "C#" are "net" and "c" to a text search, which other sentences hold as well: they are looked for as spelt.
SAFE_NAME = re.compile(r"\w[\w .-]*\w")


def words() -> SearchVector:
    """What an article says, with the names of its topics; one row an article."""
    names = ArraySubquery(Topic.objects.filter(articles=OuterRef("pk")).values("name"))
    topics = Func(names, Value(" "), function="array_to_string", output_field=TextField())
    return SearchVector("title", "deck", "revision__body", topics, config=CONFIG)


def condition(typed: Typed, tags) -> Q:
    """`tags` are the rows of which article names which skill; the articles carry `words`."""
    clauses = list(_clauses(typed))
    query = reduce(or_, [typed.plain_query, *(clause.query for clause in clauses)])
    spelt = [clause.spelt for clause in clauses if any(clause.signs)]
    return reduce(or_, [Q(words=query), *spelt, *(clause.tagged(tags) for clause in clauses)])


@dataclass(frozen=True)
class Clause:
    """Words that must all be there, some of which name skills; `names` are all words for each of these.

    `signs` are the names of each that hold signs which a text search does not see.
    """

    rest: Typed
    skills: list[Skill]
    names: list[list[str]]
    signs: list[list[str]]

    @property
    def query(self) -> SearchQuery:
        """Any name of each skill, and the rest."""
        parts = [reduce(or_, [_phrase(name) for name in names]) for names in self.names]
        return reduce(and_, [*parts, *([self.rest.plain_query] if self.rest else [])])

    @property
    def spelt(self) -> Q:
        """As `query`, with the names that hold signs as they are spelt."""
        pairs = zip(self.names, self.signs, strict=True)
        parts = [
            reduce(or_, [*(Q(words=_phrase(name)) for name in names), *map(_spelt, signs)]) for names, signs in pairs
        ]
        return reduce(and_, [*parts, *([Q(words=self.rest.plain_query)] if self.rest else [])])

    def tagged(self, tags) -> Q:
        """Articles that are about the skills, whatever they call them, and hold the rest."""
        about = [Q(pk__in=tags.filter(skill=skill).values("article")) for skill in self.skills]
        return reduce(and_, [*about, *([Q(words=self.rest.plain_query)] if self.rest else [])])


def _clauses(typed: Typed) -> Iterator[Clause]:
    known = Skill.objects.resolve(typed.skill_like)
    aliases = SkillAlias.objects.filter(skill__in=set(known.values())) if known else []
    ordinary = {row.word for row in aliases if row.is_ordinary}
    for part in [typed.text] if '"' in typed.text else OR.split(typed.text):
        rest, named = _apart(Typed(part), known)
        if named:
            others = [_others(word, skill, aliases) - ordinary for word, skill in named.items()]
            names = [
                [word, *sorted(filter(SAFE_NAME.fullmatch, each))] for word, each in zip(named, others, strict=True)
            ]
            signs = [
                sorted(name for name in each if not (name.isalnum() or SAFE_NAME.fullmatch(name))) for each in others
            ]
            yield Clause(rest, list(named.values()), names, signs)


def _apart(typed: Typed, known: dict[str, Skill]) -> tuple[Typed, dict[str, Skill]]:
    """The words that name a skill, and the rest; "spring boot" before "spring"."""
    rest, named, used = typed, {}, set()
    for run, as_typed in typed.skill_like.items():
        if run in known and not used & set(as_typed):
            used |= set(as_typed)
            rest, named[run] = Typed(rest.without(as_typed)), known[run]
    return rest, named


def _others(word: str, skill: Skill, aliases) -> set[str]:
    """Its names beside the one that was typed."""
    return {skill.folded_name, *(row.word for row in aliases if row.skill_id == skill.pk)} - {word}


def _phrase(text: str) -> SearchQuery:
    return SearchQuery(text, config=CONFIG, search_type="phrase")


def _spelt(name: str) -> Q:
    """The name with its signs, in any case, as a word of its own."""
    pattern = rf"(?<![\w.]){re.escape(name)}(?![\w#+])"
    return reduce(or_, [Q(**{f"{place}__iregex": pattern}) for place in ("title", "deck", "revision__body")])
