from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from marketplace.lib.markdown.fences import MARK, Fence
from marketplace.lib.markdown.headings import Heading
from marketplace.lib.markdown.parser import ARTICLES, USERS
from marketplace.lib.markdown.sanitise import clean_article, clean_user


@dataclass(frozen=True)
class Rendered:
    """HTML with a mark where each fenced block stood, the headings, and the blocks."""

    html: str
    toc: tuple[Heading, ...] = ()
    fences: tuple[Fence, ...] = field(default=())

    def fill(self, show: Callable[[Fence], str]) -> str:
        """The HTML with every mark replaced by what `show` makes of its block; `show` answers for its safety."""
        return MARK.sub(lambda found: show(self.fences[int(found[1])]), self.html)


def render(
    text: str,
    *,
    fences: Collection[str] = (),
    references: Mapping[str, int] | None = None,
    taken: Collection[str] = (),
) -> Rendered:
    """Text of an editor: headings with anchors, tables with captions, footnotes, code in colour.

    `fences` are the info words of fenced blocks that are handed back rather than shown as code; `references` maps
    the name in `[^name]` to the number of its source; `taken` are ids that the page already uses.
    """
    env = {
        "fences": frozenset(fences),
        "found": [],
        "references": dict(references or {}),
        "taken": set(taken),
        "toc": [],
    }
    html = clean_article(ARTICLES.render(_printable(text), env))
    return Rendered(html, tuple(env["toc"]), tuple(env["found"]))


def render_user(text: str) -> str:
    """Text of a member: no pictures, no ids, headings below h2, links that promise search engines nothing."""
    return clean_user(USERS.render(_printable(text), {}))


def _printable(text: str) -> str:
    """Text that survives UTF-8 and holds none of the characters that mark a block."""
    kept = text.encode("utf-8", "replace").decode("utf-8")
    return kept.replace("\ue000", "").replace("\ue001", "")
