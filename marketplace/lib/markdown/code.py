from markdown_it.common.utils import escapeHtml
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

# Some lexers take quadratic time on hostile text, so only what people read is coloured.
LONGEST_COLOURED = 10_000

FORMATTER = HtmlFormatter(nowrap=True)


def show_code(renderer, tokens, idx, options, env) -> str:
    """A block of code that the keyboard can scroll, coloured by classes where the language is known."""
    token = tokens[idx]
    return f'<pre tabindex="0"><code>{_coloured(token.content, token.info.strip().split(" ")[0])}</code></pre>\n'


def is_language(name: str) -> bool:
    """Is there a language of this name that code is coloured in?"""
    try:
        get_lexer_by_name(name)
    except ClassNotFound:
        return False
    return True


def _coloured(code: str, language: str) -> str:
    if not language or len(code) > LONGEST_COLOURED:
        return escapeHtml(code)
    try:
        return highlight(code, get_lexer_by_name(language, stripnl=False), FORMATTER)
    except ClassNotFound:
        return escapeHtml(code)
