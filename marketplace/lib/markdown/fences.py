import re
from dataclasses import dataclass

from markdown_it import MarkdownIt

from marketplace.lib.markdown.code import show_code

# Private-use characters pass through escaping and sanitising untouched, and are removed from every text read.
MARK = re.compile("\ue000([0-9]+)\ue001")


@dataclass(frozen=True)
class Fence:
    """A fenced block: ```name argument, then its body."""

    name: str
    argument: str
    body: str
    line: int


def fences_plugin(md: MarkdownIt) -> None:
    md.add_render_rule("fence", _show)


def _show(renderer, tokens, idx, options, env) -> str:
    token = tokens[idx]
    name, _, argument = token.info.strip().partition(" ")
    if name not in env["fences"]:
        return show_code(renderer, tokens, idx, options, env)
    env["found"].append(Fence(name, argument.strip(), token.content, token.map[0] + 1))
    return f"\ue000{len(env['found']) - 1}\ue001\n"
