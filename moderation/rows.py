"""What a row of the queue says, in words: prepared at once for the cases of a page."""

from moderation.models import Case, Source
from moderation.models.subject import KINDS, model_of
from moderation.reasons import reasons_of

# What is said between two people, so that the title names nobody.
PRIVATE = frozenset(kind.noun for kind in KINDS.values() if kind.view and not kind.is_public)


def dress(cases: list[Case]) -> None:
    """Give each its `noun`, what it is `called`, `why` it waits, and how it `came` where that says more."""
    private: dict[str, list[Case]] = {}
    for case in cases:
        kind = case.kind
        given, source = reasons_of(case, kind), case.get_source_display()
        case.noun, case.called = kind.noun, case.title
        case.why, case.came = given or source, source if given and case.source != Source.REPORT else ""
        if kind.noun in PRIVATE:
            private.setdefault(kind.noun, []).append(case)
    for these in private.values():
        name_writers(these)


def name_writers(cases: list[Case]) -> None:
    """Say whose words these are, all of one kind."""
    kind = cases[0].kind
    found = model_of(kind)._base_manager.filter(pk__in=[case.about_id for case in cases])
    names = dict(found.values_list("pk", f"{kind.owners}__name"))
    for case in cases:
        if name := names.get(case.about_id):
            case.called = f"{case.title} by {name}"
