"""How much a report weighs: by how often its sender was right before."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q

JUDGED_BEFORE = 5
STARTS_AT = 1.0
# Who is wrong more often than right is read last, never silenced: each report is still judged and answered.
MOSTLY = 0.5


def weight(upheld: int, judged: int) -> float:
    """From 0 to 2: 1 until five reports were judged, then with accuracy; 0 for who is mostly unfounded."""
    if judged < JUDGED_BEFORE:
        return STARTS_AT
    accuracy = upheld / judged
    return 2 * accuracy if accuracy >= MOSTLY else 0.0


def weights(reports: Any, people: Iterable[int | None]) -> dict[int | None, float]:
    """The weight of each of these people (ids; None for who has no account), in one question."""
    is_judged = Q(outcome__in=["upheld", "no_violation"])
    rows = (
        reports.model.objects.filter(is_judged, reporter__in=[pk for pk in people if pk is not None])
        .order_by()
        .values_list("reporter")
        .annotate(judged=Count("pk"), upheld=Count("pk", filter=Q(outcome="upheld")))
    )
    known = {reporter: weight(upheld, judged) for reporter, judged, upheld in rows}
    return {pk: known.get(pk, STARTS_AT) for pk in people}
