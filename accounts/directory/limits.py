"""What a count of the directory is, and how much of it is shown."""

from dataclasses import dataclass

# So few are named, which spares looking for them again.
FEW = 1_000
# The commonest values only.
MOST = {"skill": 15, "country": 12, "language": 10}


@dataclass(frozen=True)
class Counted:
    """How many are found, and for each facet {value: how many}; `labels` name the skills.

    `few` are the ids of all who are found, None where there are many or nobody has named them.
    """

    total: int
    facets: dict[str, dict[str, int]]
    labels: dict[str, str]
    few: list[int] | None = None
