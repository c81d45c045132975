"""All checks of a row in one statement; Django asks one for each, every time with the values of all fields."""

from collections.abc import Iterator
from functools import reduce
from operator import and_

from django.core.exceptions import FieldError
from django.db import models, router
from django.db.models import BooleanField, CheckConstraint, Q
from django.db.models.functions import Coalesce


class CheckedAtOnce(models.Model):
    """Where every check holds, nothing more is asked; where one does not, Django finds out which and says so."""

    checks_hold = False

    class Meta:
        abstract = True

    def get_constraints(self) -> list[tuple[type[models.Model], list]]:
        found = super().get_constraints()
        return [(model, [one for one in these if not self.is_known(one)]) for model, these in found]

    def is_known(self, constraint: models.BaseConstraint) -> bool:
        return self.checks_hold and isinstance(constraint, CheckConstraint)

    def validate_constraints(self, exclude: set[str] | None = None) -> None:
        self.checks_hold = all_hold(self, exclude)
        try:
            super().validate_constraints(exclude)
        finally:
            del self.checks_hold


def all_hold(row: CheckedAtOnce, exclude: set[str] | None) -> bool:
    """Whether all checks hold of which each field has a value, as Django asks them: what is not known is not wrong."""
    values = row._get_field_expression_map(meta=row._meta, exclude=exclude)
    checks = [check for check in checks_of(row) if check.referenced_base_fields <= values.keys()]
    if not checks:
        return True
    named = set().union(*(check.referenced_base_fields for check in checks))
    every = reduce(and_, (Q(Coalesce(check, True, output_field=BooleanField())) for check in checks))
    try:
        # Of what the database cannot read, `check` says yes: asked whether one fails, that is no answer that all hold.
        fails = (~every).check({name: values[name] for name in named}, router.db_for_write(type(row), instance=row))
        return not fails
    except FieldError:
        return False


def checks_of(row: CheckedAtOnce) -> Iterator[Q]:
    for _, constraints in row.get_constraints():
        yield from (Q(one.condition) for one in constraints if isinstance(one, CheckConstraint))
