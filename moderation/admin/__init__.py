"""Look-up, and repairs that are verbs of the models; cases are judged on the moderators' pages."""

from . import appeals, cases, decisions, rules

__all__ = ["appeals", "cases", "decisions", "rules"]
