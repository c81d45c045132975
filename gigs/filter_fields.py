"""What one parameter of a search may be; whatever is typed, it is read or named as unusable, and never fails."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from gigs.models.choices import NOT_STATED
from gigs.search import Typed
from marketplace.lib.readings import Reading, Shared
from marketplace.lib.widgets import DateInput

MAX_VALUES = 50
SHOWN = 40
MINE = "mine"
ONLY_DIGITS = "write numbers with the digits 0 to 9."


def shown(raw: object) -> str:
    """What was typed, short enough to quote in a sentence."""
    text = "".join(character if character.isprintable() else "�" for character in str(raw))
    return f"“{text[:SHOWN]}{'…' if len(text) > SHOWN else ''}”"


def has_other_digits(raw: object) -> bool:
    """Whether digits of another script than 0 to 9 are in it: some fields would read them and others would not."""
    return any(character.isdigit() and not character.isascii() for character in str(raw))


def distinct(values: Iterable[str]) -> list[str]:
    """Each value once, in the order given, without what no text of ours contains."""
    cleaned = (value.encode("utf-8", "replace").decode().replace("\0", "�").strip() for value in values)
    return [value for value in dict.fromkeys(cleaned) if value]


class WordsField(Shared, forms.CharField):
    """Free text; every sequence of characters is a search."""

    def clean(self, value: str | None) -> Typed:
        return Typed.read(value or "")


class ValuesField(Shared, forms.MultipleChoiceField):
    """Several of a set of choices."""

    def clean(self, value: list[str] | None) -> list:
        known, unknown = self.partition(value)
        if unknown:
            raise ValidationError(left_out(self.label, unknown))
        return known

    def partition(self, value: list[str] | None) -> tuple[list, list[str]]:
        """The values that we know, as the search wants them, and those that we do not."""
        typed = distinct(value or [])
        choices = {str(choice) for choice, _ in self.choices} if typed else set()
        known = [self.coerce(one) for one in typed if one in choices]
        return known, [one for one in typed if one not in choices]

    def coerce(self, value: str) -> str:
        return value


class LevelsField(ValuesField):
    def coerce(self, value: str) -> int | str:
        return value if value == NOT_STATED else int(value)


class SkillWordsField(Shared, forms.MultipleChoiceField):
    """Slugs, names or aliases of skills; the form resolves them all at once."""

    def clean(self, value: list[str] | None) -> list[str]:
        return distinct(value or [])


class ChoiceField(Shared, forms.TypedChoiceField):
    """One of a set of choices."""

    def clean(self, value: str | None) -> object:
        try:
            return super().clean(value)
        except ValidationError:
            raise ValidationError(left_out(self.label, [value])) from None


class AmountField(Shared, forms.IntegerField):
    """A whole, positive number."""

    def __init__(self, *, such_as: int = 400, **kwargs):
        self.such_as = such_as
        super().__init__(**kwargs)

    def clean(self, value: str | None) -> int | None:
        if has_other_digits(value):
            raise ValidationError(f"{self.label}: {ONLY_DIGITS} You wrote {shown(value)}.")
        try:
            return super().clean(value)
        except ValidationError:
            numbers = f"between {self.min_value} and {self.max_value:,}, such as {self.such_as}"
            raise ValidationError(f"{self.label}: give a whole number {numbers}. You wrote {shown(value)}.") from None


class FloorField(AmountField):
    """An amount, or `mine`: what the reader asks for, which nobody else learns."""

    def clean(self, value: str | None) -> int | str | None:
        return MINE if value == MINE else super().clean(value)


class DayField(Shared, forms.DateField):
    """A day as `2026-03-12`."""

    widget = DateInput

    def clean(self, value: str | None) -> date | None:
        if has_other_digits(value):
            raise ValidationError(f"{self.label}: {ONLY_DIGITS} You wrote {shown(value)}.")
        try:
            return super().clean(value)
        except ValidationError:
            raise ValidationError(f"{self.label}: give a day as 2026-03-12. You wrote {shown(value)}.") from None


class TextField(Shared, forms.CharField):
    """A short text."""


def left_out(label: str, values: list) -> str:
    quoted = ", ".join(shown(value) for value in values[:3])
    more = f" and {len(values) - 3} more" if len(values) > 3 else ""
    was = "was" if len(values) == 1 else "were"
    return f"{label}: we do not know {quoted}{more}, so {was} left out.".replace("so was", "so it was").replace(
        "so were", "so they were"
    )


# -- the same as filters; `gigs.search` asks the database, so these only read


class Words(Reading):
    field_class = WordsField


class Values(Reading):
    field_class = ValuesField


class Levels(Reading):
    field_class = LevelsField


class SkillWords(Reading):
    field_class = SkillWordsField


class Choice(Reading):
    field_class = ChoiceField


class Amount(Reading):
    field_class = AmountField


class Floor(Reading):
    field_class = FloorField


class Day(Reading):
    field_class = DayField


class Text(Reading):
    field_class = TextField
