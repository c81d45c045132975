"""Why a case waits, in the words of those who asked for it: what its reports give as their reason."""

from marketplace.lib.reportable import Category, Reportable
from moderation.models import Case
from moderation.models.subject import KINDS


def reasons_of(case: Case) -> list[str]:
    """The reasons of its open reports, the gravest first, as `for_queue` found them."""
    given = set(case.categories)
    return [category.label for category in gravest_first(case.kind) if category.value in given]


def choices() -> list[tuple[str, str]]:
    """Every reason that some report may give; one of several kinds is one choice."""
    found = {category.value: category for kind in KINDS.values() for category in kind.categories}
    return [(category.value, category.label) for category in sorted(found.values(), key=by_gravity)]


def gravest_first(kind: Reportable) -> list[Category]:
    return sorted(kind.categories, key=by_gravity)


def by_gravity(category: Category) -> tuple[bool, int]:
    """What is against the law before all else, as the queue has it."""
    return category.value != "illegal", -category.severity
