from . import choices
from .agreement import Agreement
from .agreement_event import AgreementEvent
from .agreement_version import AgreementVersion
from .change import GigChange
from .feed_token import FeedToken
from .gig import Gig
from .gig_skill import GigSkill
from .invitation import Invitation
from .marks import HiddenGig, MutedClient, SavedGig, SeenGig
from .pay_figure import PayFigure
from .proposal import Proposal
from .proposal_talk import ProposalMessage, ProposalNote
from .question import Question, QuestionRevision
from .reply_change import ReplyChange
from .review import Review, ReviewRevision
from .revision import GigRevision
from .saved_search import Alert, Digest, SavedSearch
from .search_row import SearchRow

__all__ = [
    "Agreement",
    "AgreementEvent",
    "AgreementVersion",
    "Alert",
    "Digest",
    "FeedToken",
    "Gig",
    "GigChange",
    "GigRevision",
    "GigSkill",
    "HiddenGig",
    "Invitation",
    "MutedClient",
    "PayFigure",
    "Proposal",
    "ProposalMessage",
    "ProposalNote",
    "Question",
    "QuestionRevision",
    "ReplyChange",
    "Review",
    "ReviewRevision",
    "SavedGig",
    "SavedSearch",
    "SearchRow",
    "SeenGig",
    "choices",
]
