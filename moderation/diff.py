"""What changed between two versions of a text or a fact, line by line."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

MOST_LINES = 400


@dataclass(frozen=True)
class Change:
    """One field that differs: its lines as pairs of "add", "del" or "" and words."""

    name: str
    lines: list[tuple[str, str]]


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """The fields that both have and that differ, in the order of `after`."""
    return [
        Change(as_label(name), compare(as_text(before[name]), as_text(after[name])))
        for name in after
        if name in before and before[name] != after[name]
    ]


def compare(before: str, after: str) -> list[tuple[str, str]]:
    # Line by line and capped, because the matcher is quadratic and the texts are strangers'.
    old, new = before.splitlines()[:MOST_LINES], after.splitlines()[:MOST_LINES]
    lines = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=True).get_opcodes():
        if kind == "equal":
            lines += [("", line) for line in old[old_from:old_to]]
        else:
            lines += [("del", line) for line in old[old_from:old_to]] + [("add", line) for line in new[new_from:new_to]]
    return lines


def as_label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def as_text(value: Any) -> str:
    """A JSON value as lines: a list gives one for each item, `{"a": 1}` gives `a: 1`."""
    if isinstance(value, list):
        return "\n".join(flat(item) for item in value)
    return "" if value is None else flat(value)


def flat(value: Any) -> str:
    if isinstance(value, dict):
        return " · ".join(f"{as_label(key)}: {item}" for key, item in value.items() if item not in ("", None))
    if isinstance(value, list):
        return " · ".join(str(item) for item in value if item is not None)
    return str(value)
