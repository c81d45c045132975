"""Which reading fits a record."""

from typing import Any

from .job_posting import is_job_posting, parse_job_posting
from .loose import parse_loose
from .own import is_own, parse_own
from .parsed import Parsed


def understand(record: dict[str, Any]) -> Parsed:
    """What one record says, whichever of the three kinds it is."""
    if is_job_posting(record):
        return parse_job_posting(record)
    return parse_own(record) if is_own(record) else parse_loose(record)
