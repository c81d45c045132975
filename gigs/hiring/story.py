"""Where a proposal stands, as the steps that both sides see."""

from dataclasses import dataclass

from gigs.models import Proposal

STEPS = ["Sent", "Read", "Reply", "Offer", "Hired"]
AT = {
    "submitted": 0,
    "viewed": 1,
    "shortlisted": 2,
    "in_dialogue": 2,
    "offered": 3,
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
        at = AT[proposal.status]
        return Track(STEPS, at, f"Stage {min(at + 1, len(STEPS))} of {len(STEPS)}: {words}")
    was_answered = proposal.answered_at and proposal.status not in {"declined_by_client", "not_selected", "lapsed"}
    done = [STEPS[0], *([STEPS[1]] if proposal.viewed_at else []), *([STEPS[2]] if was_answered else [])]
    return Track([*done, words], len(done), f"Ended: {words}")
