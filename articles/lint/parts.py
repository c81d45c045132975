"""An article's text in the parts that the rules look at: headings, paragraphs, items, rows, questions, pictures."""

import itertools
import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Tags are text here, as they are to readers.
PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
REFERENCE = re.compile(r"\[\^([\w-]+)\]")
QUESTION = re.compile(r"^Q:[ \t]*(.*)$", re.MULTILINE)
# Blocks whose body is text of ours, beside `faq`; the body of another fence is code or data.
READABLE = {"callout", "matrix"}
# Blocks whose lines readers see as words, though they are no running text.
OF_LINES = {"checklist", "paths", "pay"}


@dataclass
class Part:
    """`section` is the heading above; `code` in the text is left out, so that nothing is said about it."""

    kind: str
    text: str
    line: int
    section: str = ""
    level: int = 0
    table: int = 0
    pictures: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def references(self) -> list[str]:
        return REFERENCE.findall(self.text)

    @property
    def words(self) -> str:
        """The text without its references."""
        return REFERENCE.sub("", self.text).strip()

    @property
    def place(self) -> str:
        where = f"line {self.line}"
        return f"{where}, “{self.section}”" if self.section else where


def split(body: str) -> list[Part]:
    parts, section = [], ""
    for part in _parts(body, first=1):
        if part.kind in {"heading", "question"}:
            section = part.words
        part.section = section
        parts.append(part)
    return parts


def sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+", text) if sentence]


def _parts(body: str, first: int):
    tokens, table, inside = PARSER.parse(body), 0, []
    for at, token in enumerate(tokens):
        line = first + (token.map[0] if token.map else 0)
        if token.nesting == 1:
            inside.append(token.type)
        elif token.nesting == -1:
            inside.pop()
        table += token.type == "table_open"
        if token.type == "fence":
            yield from _fence(token, line)
        elif token.type == "tr_open":
            yield _row(tokens[at:], line, first + table * 10_000)
        elif token.type == "list_item_open" and tokens[at + 1].type == "list_item_close":
            yield Part("item", "", line)
        elif token.type == "inline" and "tr_open" not in inside:
            yield _read(Part(_kind(inside), "", line, level=_level(inside, tokens[at - 1])), token)


def _kind(inside: list[str]) -> str:
    if "heading_open" in inside:
        return "heading"
    return "item" if "list_item_open" in inside else "paragraph"


def _level(inside: list[str], opening: Token) -> int:
    return int(opening.tag[1]) if "heading_open" in inside else 0


def _row(tokens: list[Token], line: int, table: int) -> Part:
    row = Part("row", "", line, table=table)
    for token in itertools.takewhile(lambda token: token.type != "tr_close", tokens):
        if token.type == "inline":
            row.text += " | " if row.text else ""
            _read(row, token)
    return row


def _fence(token: Token, line: int):
    name = token.info.strip().partition(" ")[0]
    if name == "faq":
        _, *parts = QUESTION.split(token.content)
        for question, answer in zip(parts[::2], parts[1::2], strict=True):
            before = token.content[: token.content.index(f"Q: {question}")] if f"Q: {question}" in token.content else ""
            yield Part("question", question.strip(), line + 1 + before.count("\n"))
            yield from _parts(answer, line + 1 + before.count("\n"))
    elif name in READABLE:
        yield from _parts(token.content, line + 1)
    else:
        yield Part("fence", name, line)
        if name in OF_LINES:
            rows = enumerate(token.content.splitlines(), start=line + 1)
            yield from (Part("line", text.strip(), at) for at, text in rows if text.strip())


def _read(part: Part, inline: Token) -> Part:
    for child in inline.children or []:
        if child.type == "text":
            part.text += child.content
        elif child.type in {"softbreak", "hardbreak"}:
            part.text += " "
        elif child.type == "code_inline":
            part.text += "␣"
        elif child.type == "link_open":
            part.links.append(str(child.attrs["href"]))
        elif child.type == "image":
            part.pictures.append((str(child.attrs["src"]), child.content))
    return part
