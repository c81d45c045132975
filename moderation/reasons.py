"""Why a case waits, in the words of those who asked for it: what its reports give as their reason."""

from marketplace.lib.reportable import Category, Reportable
from moderation.models import Case
from moderation.models.subject import KINDS


def by_gravity(category: Category) -> tuple[bool, int]:
    """What is against the law before all else, as the queue has it."""
    return category.value != "illegal", -category.severity


GRAVEST_FIRST = {kind.noun: sorted(kind.categories, key=by_gravity) for kind in KINDS.values()}


def reasons_of(case: Case, kind: Reportable) -> str:
    """The reasons of its open reports, the gravest first, as `for_queue` found them; "" where nobody gave one."""
    given = case.categories
    return "" if not given else "; ".join(c.label for c in GRAVEST_FIRST[kind.noun] if c.value in given)


def choices() -> list[tuple[str, str]]:
    """Every reason that some report may give; one of several kinds is one choice."""
    found = {category.value: category for categories in GRAVEST_FIRST.values() for category in categories}
    return [(category.value, category.label) for category in sorted(found.values(), key=by_gravity)]
