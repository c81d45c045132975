"""What a form was sent that it cannot take as it stands, in the words that stand beside its field."""

from collections.abc import Iterable

# What decoding leaves where bytes are no UTF-8: the letters that stood there are lost.
LOST = "\ufffd"
UNREADABLE = f"Some signs could not be read; “{LOST}” stands in their place. Write them again."
LEFT_OUT = f"{{}}: some signs could not be read, so it was left out; “{LOST}” stands in their place. Write them again."
SHOWN, QUOTED = 3, 40


def distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def given_more_than_once(values: list[str], is_secret: bool = False) -> str:
    """The sentence for a single field that was given several values, which are quoted unless they are secret."""
    return "Give it once. It came several times" + ("." if is_secret else f": {in_quotes(values)}.")


def in_quotes(values: list[str]) -> str:
    """The first few of them, each short enough for a sentence."""
    more = [f"{len(values) - SHOWN} more"] if len(values) > SHOWN else []
    return " and ".join([*(f"“{_short(value)}”" for value in values[:SHOWN]), *more])


def _short(text: str) -> str:
    line = "".join(sign if sign.isprintable() else LOST for sign in text)
    return line[:QUOTED] + ("…" if len(line) > QUOTED else "")
