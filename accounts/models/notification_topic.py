"""What notifications are about, in groups that a person can choose for; what is about safety cannot be chosen away."""

from dataclasses import dataclass, field

from django.db import models


class Cadence(models.TextChoices):
    INSTANT = "instant", "At once"
    DAILY = "daily", "Once a day"
    OFF = "off", "Never"


@dataclass(frozen=True)
class Topic:
    """One group of kinds; `why` ends the sentence “You get this because …” of every mail."""

    value: str
    label: str
    why: str
    help: str = ""
    kinds: frozenset[str] = field(default_factory=frozenset)


# Whatever stands in no other topic: decisions, reports, the account. A kind that somebody forgot is mailed, not lost.
SAFETY = Topic("safety", "Decisions and safety", "it is about your account, or about what moderation decided")
TOPICS = (
    Topic(
        "proposals",
        "Proposals and messages",
        "you sent this proposal or it was sent to a client that you post for",
        "What is sent, answered, written and decided about proposals",
        frozenset(
            [
                *("proposal_sent", "proposal_shortlisted", "proposal_declined", "proposal_withdrawn"),
                *("proposal_not_selected", "proposal_void", "proposal_lapsed", "reply_missed", "message"),
                *("invitation", "invitation_accepted", "invitation_declined"),
            ]
        ),
    ),
    Topic(
        "reminders",
        "Reminders of a day",
        "a day is near on which something of yours ends",
        "Two days before an answer is due, three before a gig closes, and when your availability grows old",
        frozenset(["reply_reminder", "gig_expiring", "gig_expired", "availability_reminder"]),
    ),
    Topic(
        "agreements",
        "Offers, agreements and reviews",
        "you are one of the two sides of this agreement",
        "What is offered, agreed, delivered, paid and reviewed",
        frozenset(
            [
                *("agreement_offered", "agreement_countered", "agreement_accepted", "agreement_taken_back"),
                *("agreement_event", "offer_declined", "review_published"),
            ]
        ),
    ),
    Topic(
        "gigs",
        "Gigs",
        "it is about a gig that you posted or wrote to",
        "Changes of a gig that you wrote to; questions and answers",
        frozenset(["gig_changed", "question_asked", "question_answered", "question_passed"]),
    ),
    Topic(
        "vocabulary",
        "Searches and skills",
        "it is about a search or a skill that you keep",
        "A saved search that stopped, a skill that you proposed",
        frozenset(["search_broken", "skill_approved", "skill_needs_changes", "skill_refused"]),
    ),
)
# Not one to choose: the digest itself, which one press stops with every topic that is in it.
DAILY_MAIL = Topic("daily", "What comes once a day", "you chose to hear of it once a day", "Every topic of that mail")
BY_KIND = {kind: topic for topic in TOPICS for kind in topic.kinds}
BY_VALUE = {topic.value: topic for topic in TOPICS}


def topic_of(kind: str) -> Topic:
    return BY_KIND.get(kind, SAFETY)
