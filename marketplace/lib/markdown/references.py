from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

LONGEST_NAME = 60


def references_plugin(md: MarkdownIt) -> None:
    """`[^name]` becomes a raised number that leads to a source, where `env["references"]` knows the name."""
    md.inline.ruler.before("link", "reference", _reference)


def _reference(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[^", state.pos):
        return False
    end = state.src.find("]", state.pos, state.pos + LONGEST_NAME)
    number = state.env["references"].get(state.src[state.pos + 2 : end]) if end > 0 else None
    if number is None:
        return False
    if not silent:
        _raise(state, number)
    state.pos = end + 1
    return True


def _raise(state: StateInline, number: int) -> None:
    state.push("sup_open", "sup", 1)
    link = state.push("link_open", "a", 1)
    link.attrs = {"href": f"#source-{number}", "aria-label": f"Source {number}"}
    state.push("text", "", 0).content = str(number)
    state.push("link_close", "a", -1)
    state.push("sup_close", "sup", -1)
