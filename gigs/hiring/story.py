"""Where a proposal stands, as the steps that both sides see."""

from dataclasses import dataclass

from gigs.models import Proposal

STEPS = ["Sent", "Read", "Answered", "Offered", "Hired"]
AT = {
    "submitted": 1,
    "viewed": 2,
    "shortlisted": 3,
    "in_dialogue": 3,
    "offered": 4,
    "accepted": 5,
}


@dataclass(frozen=True)
class Track:
    """`at` counts the finished steps; a proposal that ended shows its outcome as its last one."""

    steps: list[str]
    at: int
    label: str


def track(proposal: Proposal) -> Track:
    words = proposal.get_status_display()
    if proposal.status in AT:
        return Track(STEPS, AT[proposal.status], f"Step {AT[proposal.status]} of {len(STEPS)}: {words}")
    was_answered = proposal.answered_at and proposal.status not in {"declined_by_client", "not_selected", "lapsed"}
    done = [STEPS[0], *([STEPS[1]] if proposal.viewed_at else []), *([STEPS[2]] if was_answered else [])]
    return Track([*done, words], len(done), f"Ended: {words}")
