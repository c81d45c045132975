"""The boxes of the filters as markup. A page has a hundred of them, so their constant parts are written once a process.

What changes from page to page stands between those parts, where the markup has a `|`. Whatever is put in is escaped
here, so what is joined of it is safe.
"""

from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

BOX = (
    '<div class="opt-row"><label class="opt"><input type="checkbox" name="{0}" value="{1}"|><span>{2}</span>'
    '<span class="n">|</span></label><label class="opt-not"><input type="checkbox" name="not_{0}" value="{1}"|>'
    '<span>not<span class="vh"> {2}</span></span></label></div>'
)
# The same for all of these at once.
BOX_OF_ALL = BOX.replace('name="{0}"', 'name="{0}_all"')
RADIO = (
    '<label class="opt"><input type="radio" name="{0}" value="{1}"|><span>{2}</span><span class="n">|</span></label>'
)
TYPED = (
    '|<div class="field"><label for="{0}">{2}</label>'
    '<input id="{0}" name="{0}" class="sm mono-in w8"{1} value="|"|></div>'
)
FACET = '<fieldset class="facet"><legend>{2}</legend><div>|</div></fieldset>'
HINTS = {
    "date": ' type="date"',
    "number": ' inputmode="numeric"',
    "text": ' placeholder="Europe/Oslo" spellcheck="false"',
}
CHECKED, DISABLED = " checked", " disabled"
CURRENT = ' aria-current="true"'
INVALID = ' aria-invalid="true"'


def box(name: str, value: str, label: str, gigs: int | None, state: str, state_of_not: str, markup: str = BOX) -> str:
    """One to tick and the small one that excludes, each with its state; no figure where there is none to tell."""
    start, count, other, end = parts(markup, name, value, label)
    return f"{start}{state}{count}{'' if gigs is None else gigs}{other}{state_of_not}{end}"


def radio(name: str, value: str, label: str, gigs: int, state: str) -> str:
    start, count, end = parts(RADIO, name, value, label)
    return f"{start}{state}{count}{gigs}{end}"


def typed(name: str, label: str, kind: str, words: str, errors: list[str]) -> str:
    """One to type a number, a day or a zone in, below what was wrong with it."""
    before, start, state, end = parts(TYPED.replace("{1}", HINTS[kind]), name, "", label)
    return f"{before}{wrong(errors)}{start}{escape(words) if words else ''}{state}{INVALID if errors else ''}{end}"


def link(href: str, label: str, gigs: int, is_on: bool = False) -> str:
    """One that has its control elsewhere; without an address it only says how many there are."""
    words = escape(label)
    shown = f'<a href="{escape(href)}" rel="nofollow"{CURRENT if is_on else ""}>{words}</a>'
    if not href:
        shown = f'<span class="soft">{words}</span>'
    return f'<li class="opt">{shown}<span class="n">{gigs}</span></li>'


def facet(legend: str, inside: str) -> str:
    """One filter below its legend."""
    start, end = parts(FACET, "", "", legend)
    return f"{start}{inside}{end}"


def segment(choices: list[tuple[str, str, bool]]) -> SafeString:
    """A few links of which one is in use: words, address, whether it is that one."""
    rows = (
        f'<a href="{escape(href)}" rel="nofollow"{CURRENT if is_on else ""}>{escape(words)}</a>'
        for words, href, is_on in choices
    )
    return SafeString("".join(rows))


def wrong(errors: list[str]) -> str:
    return "".join(f'<p class="err">{escape(sentence)}</p>' for sentence in errors)


@lru_cache(maxsize=4_096)
def parts(markup: str, name: str, value: str, label: str) -> list[str]:
    return [part.format(*map(escape, (name, value, label))) for part in markup.split("|")]
