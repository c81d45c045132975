"""A client's proposals for one gig: by state, then by fit, then in a shuffle that stays; never by arrival."""

from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Prefetch

from accounts.models import DeveloperSkill
from gigs.matching.developers import must_rows, musts_of, weigh
from gigs.matching.parts import FITS, Match, Must
from gigs.models import Gig, Proposal
from gigs.models.pay import DAYS_A_MONTH, HOURS_A_DAY

from .wording import price_html

MOST_COMPARED = 4
ASKED = "asked"  # in dialogue by a question of the client, and not on the shortlist
COLUMNS = [
    ("To read", ["submitted"]),
    ("Read", ["viewed", ASKED]),
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
    fit: Match
    # The musts of the gig, in their order, and whether they are met.
    skills: list[tuple[str, bool]]
    name: str
    price: str

    @property
    def place(self) -> str:
        proposal = self.proposal
        is_asked = proposal.status == Proposal.Status.IN_DIALOGUE and not proposal.is_shortlisted
        return ASKED if is_asked else proposal.status

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What was asked by the gig, with what this one answers."""
        proposal = self.proposal
        return [pair for pair in zip(proposal.gig.questions, proposal.answers, strict=False) if pair[1]]

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
        Column(title, [card for card in cards if card.place in states], title in ALWAYS) for title, states in COLUMNS
    ]
    return [column for column in found if column.cards or column.title in ALWAYS]


def ordered(gig: Gig, proposals) -> list[Card]:
    skills = Prefetch("developer__developer_skills", DeveloperSkill.objects.select_related("skill"))
    rows = proposals.select_related("developer__user", "case_study").prefetch_related(skills)
    musts = musts_of(must_rows(gig))
    cards = [card_of(gig, musts, proposal) for proposal in rows]
    return sorted(cards, key=lambda card: (-card.fit.score, shuffled(card.proposal)))


def card_of(gig: Gig, musts: list[Must], proposal: Proposal) -> Card:
    """The same sum as in the list of gigs, with the price that is asked here in the place of the rates of a profile."""
    proposal.gig = gig
    match = weigh(gig, musts, proposal.developer, asked_a_day(proposal))
    if not asked_a_day(proposal):
        match = Match([part for part in match.parts if "no rate" not in part.words])
    # The parts begin with one for each must.
    skills = [(must.name, part.kind == FITS) for must, part in zip(musts, match.parts, strict=False)]
    return Card(proposal, match, skills, proposal.name_for_client, price_html(proposal))


def asked_a_day(proposal: Proposal) -> dict[str, int]:
    """The price as a day equivalent, by its currency; a fixed price has none."""
    price = proposal.price or 0
    days = {"hour": price * HOURS_A_DAY, "day": price, "month": price // DAYS_A_MONTH}
    return {proposal.currency: days[proposal.unit]} if days.get(proposal.unit) else {}


def shuffled(proposal: Proposal) -> str:
    """The same place at every look, and nothing of when it came."""
    return sha256(f"{proposal.gig.public_id}:{proposal.public_id}".encode()).hexdigest()
