from .article import Article, OwnArticleError
from .claim import Claim
from .progress import Progress
from .revision import ArticleRevision
from .slug import ArticleSlug
from .topic import Topic

__all__ = ["Article", "ArticleRevision", "ArticleSlug", "Claim", "OwnArticleError", "Progress", "Topic"]
