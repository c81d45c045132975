"""Skills and countries as people write them."""

from collections.abc import Iterable
from difflib import get_close_matches

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Skill
from marketplace.lib.countries import COUNTRIES, NAMES

NEAR = 3
MOST = 40


def split_words(text: str) -> list[str]:
    """The words between commas, semicolons or line ends, each once, in order."""
    parts = text.replace("\n", ",").replace(";", ",").split(",")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def find_skills(words: Iterable[str]) -> tuple[dict[str, Skill], dict[str, str]]:
    """The skills behind the words, and for every unknown word a sentence with the nearest that we know."""
    words = list(words)
    found = Skill.objects.resolve(words)
    unknown = [word for word in words if word not in found]
    known = known_words() if unknown else {}
    return found, {word: unknown_skill(word, known) for word in unknown}


def unknown_skill(word: str, known: dict[str, str]) -> str:
    near = get_close_matches(word.casefold(), known, NEAR * 2, cutoff=0.6)
    names = list(dict.fromkeys(known[found] for found in near))[:NEAR]
    hint = f" Did you mean {', '.join(names[:-1])}{' or ' if names[:-1] else ''}{names[-1]}?" if names else ""
    return f"We do not know “{word[:60]}” as a skill.{hint}"


def known_words() -> dict[str, str]:
    """Every word for a skill, folded, with the skill's name."""
    rows = Skill.objects.active().values_list("folded_name", "alias_rows__word", "name")
    return {word: name for folded, alias, name in rows for word in (folded, alias) if word}


class SkillsField(forms.CharField):
    """Skills by name, slug or alias with commas between; gives the Skill rows, each once, in the order written."""

    def __init__(self, *, most: int = MOST, **kwargs):
        self.most = most
        widget = forms.TextInput(attrs={"class": "mono-in", "spellcheck": "false", "autocapitalize": "none"})
        super().__init__(**{"required": False, "max_length": 1000, "widget": widget} | kwargs)

    def clean(self, value: str) -> list[Skill]:
        words = split_words(super().clean(value))
        if len(words) > self.most:
            raise ValidationError(f"At most {self.most} skills; there are {len(words)}.")
        found, unknown = find_skills(words)
        if unknown:
            raise ValidationError(list(unknown.values()))
        return list({found[word].pk: found[word] for word in words}.values())

    def prepare_value(self, value):
        """`value` as typed, or a list of skills or of their slugs."""
        if not isinstance(value, list):
            return value
        return ", ".join(one.slug if isinstance(one, Skill) else one for one in value)

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class CountriesField(forms.CharField):
    """Countries by name or two-letter code with commas between; gives codes."""

    codes = {name.casefold(): code for code, name in COUNTRIES} | {code.casefold(): code for code in NAMES}

    def __init__(self, **kwargs):
        super().__init__(**{"required": False, "max_length": 4000} | kwargs)

    def clean(self, value: str) -> list[str]:
        words = split_words(super().clean(value))
        unknown = [word for word in words if word.casefold() not in self.codes]
        if unknown:
            raise ValidationError(f"Write countries as “Norway” or “NO”; we do not know “{unknown[0][:60]}”.")
        return list(dict.fromkeys(self.codes[word.casefold()] for word in words))

    def prepare_value(self, value):
        return ", ".join(NAMES.get(code, code) for code in value) if isinstance(value, list) else value

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)
