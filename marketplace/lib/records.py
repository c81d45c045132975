"""Records out of a file: a JSON array, one JSON object, JSON Lines, or JSON-LD with a graph."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marketplace.lib.control_signs import without_controls

Record = dict[str, Any]
NOT_UTF8 = "it is not UTF-8"


class UnreadableFileError(Exception):
    """The file as a whole is not what we read; the message says why."""


def read_records(path: Path) -> Iterator[tuple[str, Record | str]]:
    """Each record with where it stands; a text in its place says why that one could not be read."""
    try:
        # A byte that is not UTF-8 becomes a lone surrogate, so that its record can be told from the others.
        text = path.read_bytes().decode("utf-8-sig", "surrogateescape")
    except OSError as error:
        raise UnreadableFileError(f"{path}: {error.strerror}.") from error
    whole = parse(text)
    if not isinstance(whole, str):
        yield from unfold(whole)
        return
    lines = list(read_lines(text))
    is_list = text.lstrip().startswith("[")
    if whole == NOT_UTF8 and (is_list or not any(isinstance(record, dict) for _, record in lines)):
        raise UnreadableFileError(f"{path} is not UTF-8.")
    yield from lines


def unfold(whole: Any) -> Iterator[tuple[str, Record | str]]:
    if isinstance(whole, dict):
        whole = next((whole[name] for name in ("@graph", "results") if isinstance(whole.get(name), list)), [whole])
    if not isinstance(whole, list):
        raise UnreadableFileError("The file holds neither a list of records nor a record.")
    for number, record in enumerate(whole, 1):
        yield f"record {number}", record if isinstance(record, dict) else "it is not an object"


def read_lines(text: str) -> Iterator[tuple[str, Record | str]]:
    # Not `splitlines`: what else it takes for the end of a line may stand within a text of JSON.
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise UnreadableFileError("The file is empty.")
    for number, line in lines:
        record = parse(line)
        yield f"line {number}", record if isinstance(record, dict | str) else "it is not an object"


def parse(text: str) -> Any:
    """The value, or a text that says why it is none."""
    try:
        text.encode()
        value = clean(json.loads(text))
    except UnicodeEncodeError:
        return NOT_UTF8
    # A ValueError that is no JSONDecodeError is a number with too many digits.
    except (ValueError, RecursionError) as error:
        return f"it is not JSON that we read ({str(error)[:80]})"
    return "it is a bare text" if isinstance(value, str) else value


def clean(value: Any) -> Any:
    """Without control signs and lone surrogates, which the database or a feed cannot hold."""
    if isinstance(value, str):
        return without_controls(value.encode("utf-8", "ignore").decode())
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {clean(name): clean(item) for name, item in value.items()}
    return value
