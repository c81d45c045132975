"""What one parameter of the directory may be; whatever is typed, it is read or named as unusable."""

from django import forms
from django.core.exceptions import ValidationError

from accounts.forms.words import find_skills, split_words
from marketplace.lib.readings import Reading, Shared
from marketplace.lib.widgets import LongSelect

MOST_VALUES = 20
SHOWN = 40


def quoted(value: object) -> str:
    text = "".join(character if character.isprintable() else "�" for character in str(value))
    return f"“{text[:SHOWN]}{'…' if len(text) > SHOWN else ''}”"


def left_out(values: list) -> str:
    return f"We do not know {', '.join(map(quoted, values[:3]))}, so this filter was left out."


class ValuesField(Shared, forms.MultipleChoiceField):
    """Several of a set of choices; empty ones count for nothing."""

    def clean(self, value: list[str] | None) -> list[str]:
        values = list(dict.fromkeys(one for one in value or [] if one))
        known = {str(choice) for choice, _ in self.choices} if values else set()
        unknown = [one for one in values if one not in known]
        if unknown:
            raise ValidationError(left_out(unknown))
        return values


class SkillsField(Shared, forms.MultipleChoiceField):
    """Skills by slug, name or alias, repeated or with commas between; gives Skill rows."""

    def clean(self, value: list[str] | None) -> list:
        words = list(dict.fromkeys(word for one in value or [] for word in split_words(one)))
        if len(words) > MOST_VALUES:
            raise ValidationError(f"At most {MOST_VALUES} skills; there are {len(words)}. The filter was left out.")
        if not words:
            return []
        found, unknown = find_skills(words)
        if unknown:
            raise ValidationError([f"{sentence} The filter was left out." for sentence in unknown.values()])
        return list({found[word].pk: found[word] for word in words}.values())


class ChoiceField(Shared, forms.ChoiceField):
    widget = LongSelect

    def clean(self, value: str | None) -> str:
        try:
            return super().clean(value)
        except ValidationError:
            raise ValidationError(left_out([value])) from None


class WholeField(Shared, forms.IntegerField):
    def clean(self, value: str | None) -> int | None:
        try:
            return super().clean(value)
        except ValidationError:
            sentence = f"Give a whole number from {self.min_value:,} to {self.max_value:,}. You wrote {quoted(value)}."
            raise ValidationError(sentence) from None


class DayField(Shared, forms.DateField):
    def clean(self, value: str | None):
        try:
            return super().clean(value)
        except ValidationError:
            raise ValidationError(f"Give a day such as 2026-04-01. You wrote {quoted(value)}.") from None


class TextField(Shared, forms.CharField):
    """A short text."""


class Values(Reading):
    field_class = ValuesField


class SkillWords(Reading):
    field_class = SkillsField


class Choice(Reading):
    field_class = ChoiceField


class Whole(Reading):
    field_class = WholeField


class Day(Reading):
    field_class = DayField


class Text(Reading):
    field_class = TextField
