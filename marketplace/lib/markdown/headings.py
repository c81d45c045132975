import itertools
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

LOWEST = 6


@dataclass(frozen=True)
class Heading:
    """A heading as a table of contents needs it; `level` is 2 for h2."""

    level: int
    id: str
    text: str


def anchors_plugin(md: MarkdownIt) -> None:
    """Give h2 to h4 an id and a link to themselves, and list them in `env["toc"]`."""
    md.core.ruler.push("anchors", _anchors)


def demote_plugin(md: MarkdownIt) -> None:
    """Push every heading two levels down, below the page's own."""
    md.core.ruler.push("demote", _demote)


def slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "section"


def _anchors(state) -> None:
    uses = Counter(state.env["taken"])
    for opening, inline in _headings(state.tokens):
        level = int(opening.tag[1])
        if not 2 <= level <= 4:
            continue
        text = "".join(child.content for child in inline.children if child.type in ("text", "code_inline"))
        heading = Heading(level, _unique(slug(text), uses), text)
        state.env["toc"].append(heading)
        opening.attrSet("id", heading.id)
        inline.children += _link(heading)


def _headings(tokens: list[Token]):
    for opening, inline in itertools.pairwise(tokens):
        if opening.type == "heading_open":
            yield opening, inline


def _unique(wanted: str, uses: Counter) -> str:
    """`wanted`, or with the next number behind it; one look each, however often a text repeats a heading."""
    uses[wanted] += 1
    if uses[wanted] == 1:
        return wanted
    return _unique(f"{wanted}-{uses[wanted]}", uses)


def _link(heading: Heading) -> list[Token]:
    attributes = {"class": "anchor", "href": f"#{heading.id}", "aria-label": f"Link to “{heading.text}”"}
    return [
        Token("text", "", 0, content=" "),
        Token("link_open", "a", 1, attrs=attributes),
        Token("text", "", 0, content="#"),
        Token("link_close", "a", -1),
    ]


def _demote(state) -> None:
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 2, LOWEST)}"
