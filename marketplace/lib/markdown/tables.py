from markdown_it import MarkdownIt
from markdown_it.token import Token

CAPTION = "Table: "


def tables_plugin(md: MarkdownIt) -> None:
    """Dress tables as the site does; a paragraph `Table: …` right before one becomes its caption."""
    # Before the inline rule, so that a caption may hold emphasis and code.
    md.core.ruler.before("inline", "table_captions", _captions)
    md.core.ruler.push("table_classes", _classes)


def _captions(state) -> None:
    tokens, at = state.tokens, 0
    while at + 3 < len(tokens):
        if _is_caption(tokens[at : at + 4]):
            tokens[at : at + 4] = _captioned(tokens[at : at + 4])
        at += 1


def _is_caption(four: list[Token]) -> bool:
    kinds = [token.type for token in four]
    return kinds == ["paragraph_open", "inline", "paragraph_close", "table_open"] and four[1].content.startswith(
        CAPTION
    )


def _captioned(four: list[Token]) -> list[Token]:
    _, words, _, table = four
    words.content = words.content.removeprefix(CAPTION)
    return [table, Token("caption_open", "caption", 1, block=True), words, Token("caption_close", "caption", -1)]


def _classes(state) -> None:
    for token in state.tokens:
        if token.type == "table_open":
            token.attrSet("class", "tbl")
        elif token.type in ("th_open", "td_open"):
            # The aligned cells of the parser carry a style attribute, which our policy forbids.
            if "right" in str(token.attrs.pop("style", "")):
                token.attrSet("class", "num")
            if token.type == "th_open":
                token.attrSet("scope", "col")
