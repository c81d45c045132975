"""Signed links that let a client answer a proposal from its mail: who, what and until when is in the link."""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from accounts.models import User
from gigs.models import Proposal

SALT = "gigs.hiring.links"
VALID_FOR = 60 * 60 * 24 * 30
ACTIONS = {"shortlist": "Put on the shortlist", "decline": "Decline"}


class BadLinkError(Exception):
    """The link was not made here, is too old, or its person may not answer any more."""


@dataclass(frozen=True)
class Answer:
    """What a link does, for whom."""

    proposal: Proposal
    user: User
    action: str

    @property
    def words(self) -> str:
        return ACTIONS[self.action]

    @property
    def is_possible(self) -> bool:
        """Whether its button still does something: a mail is read late, and more than once."""
        if self.action == "shortlist":
            return self.proposal.may_be_shortlisted
        return self.proposal.can("decline") or self.proposal.may_be_answered_late


def link(proposal: Proposal, user: User, action: str) -> str:
    token = signing.dumps([proposal.public_id, user.pk, action], salt=SALT)
    return reverse("gigs:proposal_answer", args=[token])


def read(token: str) -> Answer:
    """Raises BadLinkError."""
    try:
        public_id, user_id, action = signing.loads(token, salt=SALT, max_age=VALID_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        raise BadLinkError from None
    user = User.objects.filter(pk=user_id, is_active=True, hold="none").first()
    proposal = user and Proposal.objects.decided_by(user).for_rows().filter(public_id=public_id).first()
    if not proposal or action not in ACTIONS:
        raise BadLinkError
    return Answer(proposal, user, action)
