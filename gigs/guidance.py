"""What helps while a gig is written: what still keeps it back, how complete its brief is, what the market pays."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS

from gigs.brief import brief
from gigs.models import Gig, GigSkill
from gigs.models.gate import missing
from gigs.reading import market

# What the gate asks, in the order of the form: the fields of each, and how it reads when it is done.
GATE = [
    ({"title"}, "title"),
    ({"description"}, "description"),
    ({"must", "nice"}, "skills"),
    ({"pay_model", "pay_min", "pay_max", "currency"}, "pay"),
    ({"workplace", "country", "remote_scope", "countries", "except_reason"}, "place"),
]


def guidance(gig: Gig, skills: Sequence[GigSkill], errors: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """`lines` of the gate as for a diff, the `brief` with its score and parts, the `market` where there is one.

    What is wrong with a field, in `errors`, is said instead of what the gate says: it does not know what was typed.
    """
    wrong = {field: sentences[0] for field, sentences in errors.items() if field != NON_FIELD_ERRORS}
    lacking = missing(gig, skills) | wrong
    lines = []
    for fields, name in GATE:
        sentences = [sentence for field, sentence in lacking.items() if field in fields]
        lines += [("del", sentence) for sentence in sentences] or [("add", name)]
    found = brief(gig.description)
    return {
        "lines": [*lines, *(("del", sentence) for field, sentence in lacking.items() if field == "__all__")],
        "brief": found,
        "to_gain": [part for part in found.parts if not part.is_met],
        "market": market(gig, list(skills)) if gig.pk else {},
    }
