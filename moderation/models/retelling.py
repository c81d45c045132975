"""Who reported something and was told that we agreed hears as well when that is reversed."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from .decision import Decision

# Of a report, what telling its sender takes.
SAID = ["pk", "code", "about_title", "reporter_id", "email"]


def retelling_questions(decision: Decision | None) -> dict[str, Any]:
    """What `retell` reads, to be asked beside any row once the thing is locked."""
    if decision is None:
        return {}
    stands = Exists(Decision.objects.unreversed().filter(pk=OuterRef("decision")))
    # Of a case whose words were erased, nobody is known any more.
    agreed = decision.reports.filter(stands, outcome="upheld", case__forgotten_at=None).order_by("pk")
    return {"agreed_reports": ArraySubquery(agreed.values(said=JSONObject(**{name: name for name in SAID})))}


def retell(decision: Decision, found: dict[str, Any], is_appealed: bool) -> None:
    """Tell them once; `found` answers `retelling_questions`."""
    for said in found["agreed_reports"]:
        decision.reports.model(**said).tell_reversal(is_appealed)
