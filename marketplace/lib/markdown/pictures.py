from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml


def local_pictures_plugin(md: MarkdownIt) -> None:
    """Show pictures of this site; one from elsewhere becomes a link, so that reading asks nobody else."""
    md.add_render_rule("image", _local)


def no_pictures_plugin(md: MarkdownIt) -> None:
    """Every picture becomes a link to it."""
    md.add_render_rule("image", _link)


def _local(renderer, tokens, idx, options, env) -> str:
    address = str(tokens[idx].attrs["src"])
    if not address.startswith("/") or address.startswith(("//", "/\\")):
        return _link(renderer, tokens, idx, options, env)
    return f'<img src="{escapeHtml(address)}" alt="{_words(renderer, tokens[idx], options, env)}">'


def _link(renderer, tokens, idx, options, env) -> str:
    address = str(tokens[idx].attrs["src"])
    words = _words(renderer, tokens[idx], options, env) or escapeHtml(address)
    return f'<a href="{escapeHtml(address)}">{words}</a>' if address else words


def _words(renderer, token, options, env) -> str:
    return escapeHtml(renderer.renderInlineAsText(token.children or [], options, env))
