"""A client's proposals for one gig: by state, then by fit, then in a shuffle that stays; never by arrival."""

from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Prefetch

from accounts.models import DeveloperSkill
from gigs.models import Gig, GigSkill, Proposal

from .fit import Fit, fit
from .wording import price_html

MOST_COMPARED = 4
COLUMNS = [
    ("To read", ["submitted"]),
    ("Read", ["viewed"]),
    ("Shortlist", ["shortlisted", "in_dialogue", "offered"]),
    ("Hired", ["accepted"]),
    ("Lapsed, answer still possible", ["lapsed"]),
    ("Ended", ["declined_by_client", "declined_by_developer", "withdrawn", "not_selected", "void"]),
]
ALWAYS = {"To read", "Read", "Shortlist"}


@dataclass(frozen=True)
class Card:
    """One proposal as the board shows it; a blind one has no name and no link to its developer."""

    proposal: Proposal
    fit: Fit
    name: str
    price: str

    @property
    def waits(self) -> bool:
        return self.proposal.is_live and self.proposal.turn == Proposal.Side.CLIENT


@dataclass(frozen=True)
class Column:
    title: str
    cards: list[Card]
    may_choose: bool


def columns(gig: Gig) -> list[Column]:
    cards = ordered(gig, gig.proposals.sent())
    found = [
        Column(title, [card for card in cards if card.proposal.status in states], title in ALWAYS)
        for title, states in COLUMNS
    ]
    return [column for column in found if column.cards or column.title in ALWAYS]


def ordered(gig: Gig, proposals) -> list[Card]:
    skills = Prefetch("developer__developer_skills", DeveloperSkill.objects.select_related("skill"))
    rows = proposals.select_related("developer__user", "case_study").prefetch_related(skills)
    must = list(gig.gig_skills.filter(need=GigSkill.Need.MUST).select_related("skill"))
    cards = []
    for proposal in rows:
        proposal.gig = gig
        of = fit(gig, must, proposal.developer)
        cards.append(Card(proposal, of, proposal.name_for_client, price_html(proposal)))
    return sorted(cards, key=lambda card: (-card.fit.score, shuffled(card.proposal)))


def shuffled(proposal: Proposal) -> str:
    """The same place at every look, and nothing of when it came."""
    return sha256(f"{proposal.gig.public_id}:{proposal.public_id}".encode()).hexdigest()
