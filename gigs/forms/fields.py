"""Inputs that take words as people write them."""

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Skill
from marketplace.lib.countries import COUNTRIES, NAMES

MAX_WORDS = 40


def split_words(text: str) -> list[str]:
    """The words between commas or line ends, each once, in order."""
    parts = text.replace("\n", ",").replace(";", ",").split(",")
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


class SkillsField(forms.CharField):
    """Skills by name, slug or alias with commas between; gives Skill rows in the order written."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"class": "mono-in", "spellcheck": "false", "autocapitalize": "none"})
        super().__init__(**{"required": False, "max_length": 600, "widget": widget} | kwargs)

    def clean(self, value) -> list[Skill]:
        words = split_words(super().clean(value))
        if len(words) > MAX_WORDS:
            raise ValidationError(f"At most {MAX_WORDS} words; there are {len(words)}.")
        found = Skill.objects.resolve(words)
        unknown = [word for word in words if word not in found]
        if unknown:
            raise ValidationError(
                f"We do not know {', '.join(f'“{word}”' for word in unknown)} as a skill.{hint(unknown[0])}"
            )
        return list({found[word].pk: found[word] for word in words}.values())

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else ", ".join(skill.slug for skill in value)


class CountriesField(forms.CharField):
    """Countries by name or two-letter code with commas between; gives codes."""

    codes = {name.casefold(): code for code, name in COUNTRIES} | {code.casefold(): code for code in NAMES}

    def clean(self, value) -> list[str]:
        words = split_words(super().clean(value))
        unknown = [word for word in words if word.casefold() not in self.codes]
        if unknown:
            raise ValidationError(f"Write countries as “Norway” or “NO”; we do not know “{unknown[0][:60]}”.")
        return list(dict.fromkeys(self.codes[word.casefold()] for word in words))

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else ", ".join(NAMES.get(code, code) for code in value)


class LinesField(forms.CharField):
    """A few short texts, one a line."""

    def __init__(self, *, most: int, length: int, **kwargs):
        self.most, self.length = most, length
        super().__init__(**{"required": False, "widget": forms.Textarea(attrs={"rows": most})} | kwargs)

    def clean(self, value) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > self.most:
            raise ValidationError(f"At most {self.most} lines; there are {len(lines)}.")
        if any(len(line) > self.length for line in lines):
            raise ValidationError(f"At most {self.length} characters a line.")
        return lines

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else "\n".join(value)


def hint(word: str) -> str:
    near = Skill.objects.active().filter(folded_name__contains=word.casefold()[:4]).values_list("name", flat=True)[:3]
    return f" Near it: {', '.join(near)}." if near else ""
