"""What helps while a gig is written: what still keeps it back, how complete its brief is, what the market pays."""

from collections.abc import Sequence
from typing import Any

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


def guidance(gig: Gig, skills: Sequence[GigSkill]) -> dict[str, Any]:
    """`lines` of the gate as for a diff, the `brief` with its score and parts, the `market` where there is one."""
    lacking = missing(gig, skills)
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
