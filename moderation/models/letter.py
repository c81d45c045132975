"""The statement of reasons as its reader gets it by mail: every part, in plain words."""

from django.conf import settings

from .decision import APPEALABLE, Decision


def letter(decision: Decision) -> str:
    """Why, what was seen, the rule, for how long, and how to object; of what took nothing the reason alone."""
    if set(APPEALABLE).isdisjoint(decision.outcomes):
        return decision.reason_with_rule
    seen = f"What we saw: {decision.facts}" if decision.facts not in ("", decision.reason) else ""
    return "\n\n".join(filter(None, [decision.reason, seen, decision.rule_words, how_long(decision), decision.redress]))


def letter_with_address(decision: Decision) -> str:
    """The same for a message that leads to the thing and not to the decision."""
    if set(APPEALABLE).isdisjoint(decision.outcomes):
        return decision.reason_with_rule
    return f"{letter(decision)}\n\nThe decision, and where to object: {settings.SITE_URL}{decision.get_absolute_url()}"


def how_long(decision: Decision) -> str:
    if not decision.is_restriction:
        return ""
    return f"Until {decision.ends_at:%-d %B %Y}." if decision.ends_at else "Without an end."
