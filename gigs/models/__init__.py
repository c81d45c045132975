from . import choices
from .change import GigChange
from .gig import Gig
from .gig_skill import GigSkill
from .marks import HiddenGig, MutedClient, SavedGig, SeenGig
from .pay_figure import PayFigure
from .proposal import Proposal
from .proposal_talk import ProposalMessage, ProposalNote
from .revision import GigRevision
from .saved_search import Alert, Digest, SavedSearch

__all__ = [
    "Alert",
    "Digest",
    "Gig",
    "GigChange",
    "GigRevision",
    "GigSkill",
    "HiddenGig",
    "MutedClient",
    "PayFigure",
    "Proposal",
    "ProposalMessage",
    "ProposalNote",
    "SavedGig",
    "SavedSearch",
    "SeenGig",
    "choices",
]
