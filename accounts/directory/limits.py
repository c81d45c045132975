"""What a count of the directory is, and how much of it is shown."""

from dataclasses import dataclass

# The commonest values only.
MOST = {"skill": 15, "country": 12, "language": 10}


@dataclass(frozen=True)
class Counted:
    """How many are found, and for each facet {value: how many}; `labels` name the skills."""

    total: int
    facets: dict[str, dict[str, int]]
    labels: dict[str, str]
