"""What time alone brings about in moderation."""

from django.utils import timezone

from moderation.models.subject import KINDS, model_of

MOST_AT_ONCE = 200
OVER = "Its time was over."


def end_holds() -> int:
    """Lift what was held for a time that is over; it is visible again already, as every list asks for the moment."""
    held = [model for model in map(model_of, KINDS.values()) if hasattr(model, "hold_until")]
    return sum(map(end_for, held))


def end_for(model) -> int:
    over = model._base_manager.exclude(hold="none").filter(hold_until__lte=timezone.now())
    rows = list(over.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:MOST_AT_ONCE])
    for about in rows:
        about.set_hold("none", None, OVER)
    return len(rows)
