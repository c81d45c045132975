"""Native inputs that Django leaves as text, and lists that it draws slowly."""

from functools import lru_cache

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


class DateInput(forms.DateInput):
    """A day, `2026-03-12`, with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs=None):
        # A date input understands no other format.
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """A moment to the minute, with the browser's own calendar."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class Pick(forms.RadioSelect):
    """Few weighty choices as boxes; a label `A · b` shows b as a smaller second line."""

    template_name = "forms/pick.html"


class Segments(forms.RadioSelect):
    """Few short choices on one line."""

    template_name = "forms/segments.html"


class LongSelect(forms.Select):
    """A select of countries or time zones, without groups, whose options are written once a process."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        attributes = flatatt(self.build_attrs(self.attrs, attrs))
        blank = "Choose one" if self.is_required else "Not stated"
        known = tuple((str(code), blank if label == "---------" else label) for code, label in self.choices)
        return format_html('<select name="{}"{}>{}</select>', name, attributes, options(known, str(value or "")))


BOX = '<label for="{2}_{3}"><input type="checkbox" name="{0}" value="{4}"{1} id="{2}_{3}"{5}><span>{6}</span></label>'


class Boxes(forms.CheckboxSelectMultiple):
    """Boxes without groups, as filters have them by the dozen: what Django asks two templates for is written here."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        attributes = self.build_attrs(self.attrs, attrs)
        place, ticked = attributes.pop("id", ""), {str(one) for one in value or ()}
        common = (name, flatatt(attributes), place)
        rows = (
            format_html(BOX, *common, number, code, SafeString(" checked") if str(code) in ticked else "", label)
            for number, (code, label) in enumerate(self.choices)
        )
        shown = mark_safe("".join(rows))  # noqa: S308 - each is escaped above
        return format_html('<div id="{}" class="checks">{}</div>', place, shown)


def options(values: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    rows = plain(values)
    # What was sent need not be one of them.
    picked = {chosen: rows[chosen].replace('">', '" selected>', 1)} if chosen in rows else {}
    return mark_safe("".join((rows | picked).values()))  # noqa: S308 - made of `plain`


@lru_cache(maxsize=64)
def plain(values: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {code: format_html('<option value="{}">{}</option>', code, name) for code, name in values}
