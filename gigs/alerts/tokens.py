"""The facts of a gig as words of one vocabulary, so that one tsquery holds a whole search against it."""

from django.db import connection

from accounts.models import AREAS
from gigs.models import Gig
from gigs.models.choices import NOT_STATED
from gigs.search.floors import floors

# Every gig has it: the key of a search that has nothing better, and what keeps a rule from being empty.
ALL = "§all"
COLUMNS = {"model": "pay_model"} | {
    name: name
    for name in ("work_type", "workplace", "tax", "level", "assessment", "on_call", "codebase", "ai", "agency")
}
PREFIXES = range(1, 5)


def token(name: str, value: object) -> str:
    # No text parser yields a word that begins with this sign.
    return f"§{name}={value}"


def tokens_of(gig: Gig) -> set[str]:
    asked = [row.skill for row in gig.gig_skills.select_related("skill")]
    areas = {skill.group for skill in asked} & set(AREAS)
    return {
        ALL,
        *(token(name, getattr(gig, column) or NOT_STATED) for name, column in COLUMNS.items()),
        *(token("skill", pk) for pk in [skill.pk for skill in asked] or [NOT_STATED]),
        *(token("area", str(area)) for area in areas or [NOT_STATED]),
        token("currency", gig.currency),
        token("client", gig.client.slug),
        token("scope", gig.remote_scope),
        token("country", gig.country),
        *(token("in", code) for code in gig.countries),
        *(pays(gig.currency, floor) for floor in reached(gig.currency, gig.day_max)),
    }


def pays(currency: str, floor: int) -> str:
    return token("pays", f"{currency} {floor}")


def reached(currency: str, amount: int | None) -> list[int]:
    """The round floors of a day's pay up to this amount, lowest first; nothing is below the first."""
    return [floor for floor in (0, *floors(currency)) if amount is not None and floor <= amount]


def vector_and_keys(gig: Gig) -> tuple[str, list[str]]:
    """Its words and tokens as a tsvector, and every key by which a search may wait for it."""
    tokens = tokens_of(gig)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (array_to_tsvector(%s::text[]) || search_document)::text, tsvector_to_array(search_document) "
            "FROM gigs_gig WHERE id = %s",
            [sorted(tokens), gig.pk],
        )
        vector, lexemes = cursor.fetchone()
    return vector, sorted(tokens.union(lexemes, (prefix(word[:size]) for word in lexemes for size in PREFIXES)))


def prefix(beginning: str) -> str:
    """The key of a word that is still being typed."""
    return f"{beginning[: PREFIXES.stop - 1]}*"
