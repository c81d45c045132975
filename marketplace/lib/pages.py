"""Keyset pages: a place in an order rather than a number of rows, so new rows never shift what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet

# What a reader is told where a cursor is not ours.
FORGED = "We do not know this place in the list, so this is its beginning."
_signer = signing.Signer(salt="marketplace.lib.pages")


class BadCursorError(ValueError):
    """The cursor was not made here, or for another order."""


@dataclass(frozen=True)
class Order:
    """A named order: fields of the query set, "-" before descending ones; the last is unique, none is null.

    `carried` are attributes of a row that its cursor says behind the place: of what the first page was made.
    """

    name: str
    fields: tuple[str, ...]
    carried: tuple[str, ...] = ()

    def cursor(self, row: Any) -> str:
        """Where `row` stands: opaque, signed, safe in an address."""
        names = (*self.fields, *self.carried)
        return _signer.sign_object([self.name, *(_plain(getattr(row, name.lstrip("-"))) for name in names)])

    def place(self, cursor: str) -> list:
        """The values behind a cursor, what it carries last; raises BadCursorError."""
        try:
            name, *values = _signer.unsign_object(cursor)
        except (signing.BadSignature, ValueError, TypeError):
            raise BadCursorError(cursor) from None
        if name != self.name or len(values) != len(self.fields) + len(self.carried):
            raise BadCursorError(cursor)
        return values


@dataclass(frozen=True)
class Page:
    """The rows of one page and the cursors of its neighbours, "" where there is none."""

    rows: list
    previous: str
    next: str


@dataclass(frozen=True)
class Places:
    """Where a reader stands in a list: of `after` and `before` at most one is used; errors by parameter."""

    after: Sequence
    before: Sequence
    errors: dict[str, list[str]]


def places(params: Mapping[str, str], order: Order) -> Places:
    found, errors = {"after": (), "before": ()}, {}
    for name in found:
        if cursor := params.get(name):
            try:
                found[name] = order.place(cursor)
            except BadCursorError:
                errors[name] = [FORGED]
    return Places(found["after"], found["before"], errors)


def read(queryset: QuerySet, order: Order, per: int, after: Sequence = (), before: Sequence = ()) -> Page:
    """`per` rows behind the place `after`, or in front of `before`; places as `Order.place` gives them."""
    backwards = bool(before)
    rows = list(_seek(queryset, order, before or after, backwards)[: per + 1])
    return of(rows[:per], order, len(rows) > per, after, before)


def of(rows: list, order: Order, is_more: bool, after: Sequence = (), before: Sequence = ()) -> Page:
    """The page of these rows, nearest to the place first; `is_more` says whether others stand behind them."""
    if before:
        rows = rows[::-1]
    has_previous, has_next = (is_more, True) if before else (bool(after), is_more)
    return Page(
        rows,
        previous=order.cursor(rows[0]) if rows and has_previous else "",
        next=order.cursor(rows[-1]) if rows and has_next else "",
    )


def _seek(queryset: QuerySet, order: Order, place: Sequence, backwards: bool) -> QuerySet:
    steps = [(field.lstrip("-"), field.startswith("-") != backwards) for field in order.fields]
    if place:
        queryset = queryset.filter(_beyond(steps, place))
    return queryset.order_by(*(f"-{name}" if down else name for name, down in steps))


def _beyond(steps: list[tuple[str, bool]], place: Sequence) -> Q:
    (name, down), value = steps[0], place[0]
    past = Q(**{f"{name}__lt" if down else f"{name}__gt": value})
    if len(steps) == 1:
        return past
    # The first bound alone lets PostgreSQL start in the middle of the index; the rest settles equal values.
    bound = Q(**{f"{name}__lte" if down else f"{name}__gte": value})
    return bound & (past | Q(**{name: value}) & _beyond(steps[1:], place[1:]))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
