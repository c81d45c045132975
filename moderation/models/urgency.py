"""How soon a case should be decided."""

from datetime import timedelta
from typing import Any

from marketplace.lib.reportable import Reportable

from .source import Source

# Within how long each priority should be decided; shown to the public beside what we really need.
DUE_WITHIN = {1: timedelta(hours=4), 2: timedelta(hours=24), 3: timedelta(hours=72), 4: timedelta(days=7)}
# A report's case starts low; its severity raises it.
PRIORITY = {Source.NEW_ITEM: 2, Source.REPORT: 4, Source.RULE: 2, Source.APPEAL: 4, Source.OWN: 3}
PRIORITY_OF_SEVERITY = {4: 1, 3: 2, 2: 3}


def severity_of(report: Any, kind: Reportable) -> int:
    """0 to 4; what is said to be against the law is looked at first."""
    if report.is_illegal:
        return 4
    return next((category.severity for category in kind.categories if category.value == report.category), 1)
