"""Small pieces of the look that stand in many rows; tags, because an include in a loop costs more than the row."""

from datetime import datetime
from functools import cache, lru_cache

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from marketplace.lib import money
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.wording import sentence

register = template.Library()
register.filter(sentence)

LEVELS = {1: "learning", 2: "working", 3: "strong", 4: "expert"}
UNITS = {"hour": ("/h", "per hour"), "day": ("/d", "per day"), "month": ("/mo", "per month")}
COUNTRY_NAMES = dict(COUNTRIES)
MINUTE, HOUR, DAY = 60, 3_600, 86_400
NOTHING = SafeString()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A picture of the sprite; always beside a word."""
    href = static("img/icons.svg")
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>', href, name
    )


@register.simple_tag(takes_context=True)
def nav_link(context, path: str, words: object) -> SafeString:
    """A link that says when it leads to where the reader is."""
    here = getattr(context.get("request"), "path", "")
    return _nav_link(path, "page" if here == path else "true" if here.startswith(path) else "", str(words))


@lru_cache(maxsize=200, typed=True)
def _nav_link(path: str, current: str, words: str) -> SafeString:
    mark = format_html(' aria-current="{}"', current) if current else ""
    return format_html('<a href="{}"{}>{}</a>', path, mark, words)


@register.simple_tag
def rate(low: int | None, high: int | None = None, currency: str = "", unit: str = "") -> SafeString:
    """Pay as in `$85–110/h`; one number where both ends are the same, nothing where there is none."""
    ends = sorted({end for end in (low, high) if end is not None})
    if not ends:
        return NOTHING
    short, long = UNITS.get(unit, ("", ""))
    after = format_html('<abbr title="{}">{}</abbr>', long, short) if short else ""
    value = "-".join(map(str, ends))
    return format_html(
        '<data class="rate" value="{}">{}{}</data>', value, money.span(ends[0], ends[-1], currency), after
    )


@register.filter
def ago(moment: datetime | None) -> SafeString | str:
    """`2 h ago` in a time element; after a month the date."""
    if moment is None:
        return ""
    return mark_safe(f'<time datetime="{stamp(moment)}">{in_words(moment)}</time>')  # noqa: S308 - no sign of it is typed


@register.filter
def day(moment: datetime | None) -> SafeString | str:
    """`12 March 2026` in a time element."""
    if moment is None:
        return ""
    is_moment = isinstance(moment, datetime)
    machine = stamp(moment) if is_moment else moment.isoformat()
    shown = timezone.localtime(moment) if is_moment else moment
    return format_html('<time datetime="{}">{} {}</time>', machine, shown.day, f"{shown:%B %Y}")


def stamp(moment: datetime) -> str:
    # Microseconds are not valid in a time element.
    return moment.isoformat(timespec="seconds")


def in_words(moment: datetime) -> str:
    seconds = (timezone.now() - moment).total_seconds()
    if seconds < 0:
        return ahead(-seconds) if -seconds < 30 * DAY else f"{moment.day} {moment:%b %Y}"
    if seconds < MINUTE:
        return "just now"
    if seconds < HOUR:
        return f"{int(seconds // MINUTE)} min ago"
    if seconds < DAY:
        return f"{int(seconds // HOUR)} h ago"
    if seconds < 30 * DAY:
        return f"{int(seconds // DAY)} d ago"
    return f"{moment.day} {moment:%b %Y}"


def ahead(seconds: float) -> str:
    if seconds < HOUR:
        return f"in {int(seconds // MINUTE) or 1} min"
    if seconds < DAY:
        return f"in {int(seconds // HOUR)} h"
    return f"in {int(seconds // DAY)} d"


@register.filter
def country(code: str) -> str:
    """The name of an ISO 3166 country, or the code itself."""
    return COUNTRY_NAMES.get(code, code)


@register.filter
def level(value: int | None) -> str:
    """A level as its word: learning, working, strong, expert."""
    return LEVELS.get(value, "")


@register.simple_tag
def pips(value: int) -> SafeString:
    """A level as four boxes and its word."""
    if value not in LEVELS:
        return NOTHING
    return format_html(
        '<svg class="pips" aria-hidden="true" focusable="false"><use href="{}#pips-{}"></use></svg> {}',
        static("img/icons.svg"),
        value,
        LEVELS[value],
    )


@register.simple_tag
def skills(items, mine=(), label: str = "Skills") -> SafeString:
    """Skills in one line, those of the reader marked. `items` have a slug and a name, `mine` are slugs."""
    rows = format_html_join(
        "",
        '<li><a href="/skills/{}/">{}</a></li>',
        ((skill.slug, marked(skill.name) if skill.slug in mine else skill.name) for skill in items),
    )
    return format_html('<ul class="skills" aria-label="{}">{}</ul>', label, rows)


def marked(words: str) -> SafeString:
    return format_html("<mark>{}</mark>", words)


@register.simple_tag
def dots(*facts: str) -> SafeString:
    """Short facts in one line with middots between; empty ones are left out."""
    return format_html('<ul class="dots">{}</ul>', format_html_join("", "<li>{}</li>", ((f,) for f in facts if f)))


@register.filter
def percent(share: float | None) -> str:
    """0.953 as 95%, nothing where it is not known."""
    return "" if share is None else f"{share:.0%}"


@register.filter
def sections(form) -> list[tuple[str, list]]:
    """The visible fields under the headings that the form's `fieldsets` give; the rest comes last, without one."""
    left = {field.name: field for field in form.visible_fields()}
    named = [
        (legend, [left.pop(name) for name in names if name in left])
        for legend, names in getattr(form, "fieldsets", None) or []
    ]
    return [(legend, fields) for legend, fields in [*named, ("", list(left.values()))] if fields]


@register.filter
def wrong(form) -> list:
    """The visible fields with errors."""
    return [field for field in form.visible_fields() if field.errors]


@register.filter
def halves(label: str) -> list[str]:
    """`Find gigs · make a profile` as its two parts."""
    return str(label).split(" · ", 1)


@register.filter
def inline_svg(document: str) -> SafeString:
    """An SVG file of our own making as an element of the page, without its XML declaration."""
    return mark_safe(document[document.index("<svg") :])  # noqa: S308 - made by us from numbers
