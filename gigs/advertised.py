"""What open gigs pay, by level: percentiles of the middle of the day rate, in one currency, never converted."""

from typing import Any

from django.db.models import Aggregate, Count, F, FloatField

from accounts.models import Level
from gigs.models import Gig

# Fewer gigs, or gigs of fewer clients, say something about people rather than about pay.
LEAST_GIGS, LEAST_CLIENTS = 10, 4


class Percentile(Aggregate):
    function = "PERCENTILE_CONT"
    template = "%(function)s(%(fraction)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()

    def __init__(self, expression, fraction: float):
        super().__init__(expression, fraction=fraction)


def commonest_currency() -> str:
    rows = Gig.objects.listed().exclude(day_min=None).values_list("currency").annotate(n=Count("pk")).order_by("-n")
    return next((currency for currency, _ in rows[:1]), "")


def by_level(currency: str) -> list[dict[str, Any]]:
    """A row per level: `level`, `n`, and `p10` … `p90` in whole units a day, or None where there are too few."""
    middle = (F("day_min") + F("day_max")) / 2.0
    gigs = Gig.objects.listed().filter(currency=currency, day_min__isnull=False, day_max__isnull=False)
    figures = {f"p{share}": Percentile(middle, share / 100) for share in (10, 25, 50, 75, 90)}
    counts = {"n": Count("pk"), "clients": Count("client", distinct=True)}
    found = {row["level"]: row for row in gigs.values("level").annotate(**figures, **counts)}
    return [_row(level, found.get(level.value)) for level in Level]


def _row(level: Level, figures: dict[str, Any] | None) -> dict[str, Any]:
    if figures is None or figures["n"] < LEAST_GIGS or figures["clients"] < LEAST_CLIENTS:
        return {"level": level, "n": figures["n"] if figures else 0, "p50": None}
    rounded = {name: round(figures[name]) for name in ("p10", "p25", "p50", "p75", "p90")}
    return {"level": level, "n": figures["n"], **rounded}
