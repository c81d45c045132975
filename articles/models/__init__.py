from .article import Article
from .claim import Claim
from .fitness import UnfitError
from .lock import EditLock, TakenError
from .progress import Progress
from .review import Review, Waiver
from .revision import ArticleRevision
from .series import Series
from .slug import ArticleSlug
from .steps import OwnArticleError
from .topic import Topic

__all__ = [
    "Article",
    "ArticleRevision",
    "ArticleSlug",
    "Claim",
    "EditLock",
    "OwnArticleError",
    "Progress",
    "Review",
    "Series",
    "TakenError",
    "Topic",
    "UnfitError",
    "Waiver",
]
