import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

# Each bracket that opens nothing costs the parser a look at all that follows; nobody means twenty of them.
RUN = re.compile(r"[\[\]!^(<&]{20,}")


def runs_plugin(md: MarkdownIt) -> None:
    """Take a long run of opening characters as the plain text it is."""
    md.inline.ruler.after("text", "run", _run)


def _run(state: StateInline, silent: bool) -> bool:
    found = RUN.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True
