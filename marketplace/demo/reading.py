"""The hand-made records beside this module."""

import json
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).resolve().parent / "content"


def read(pattern: str) -> list[dict[str, Any]]:
    """All records of the files that match, in the order of their names."""
    return [record for path in sorted(CONTENT.glob(pattern)) for record in json.loads(path.read_text("utf-8"))]
