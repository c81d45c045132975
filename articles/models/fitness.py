"""A text held against the lint, with what the site knows around it."""

from django.conf import settings
from django.utils import timezone

from articles import lint

from .article import Article
from .leading import leads
from .revision import as_day


class UnfitError(Exception):
    """The text has defects that block its publication."""

    def __init__(self, findings: list[lint.Finding]):
        self.findings = findings
        super().__init__("This text cannot be published yet: " + " ".join(finding.explanation for finding in findings))


def findings(revision, *, deep: bool = False) -> list[lint.Finding]:
    """What is to mend in this text; `deep` compares its sentences with those of all other articles too."""
    return lint.check(_draft(revision, _elsewhere(revision) if deep else {}))


def check_fit(revision) -> None:
    """Raises UnfitError."""
    if blocking := [finding for finding in findings(revision) if finding.blocks]:
        raise UnfitError(blocking)


def _draft(revision, elsewhere: dict[str, str]) -> lint.Draft:
    fields = revision.fields
    return lint.Draft(
        body=revision.body,
        title=revision.title,
        deck=fields.get("deck", ""),
        authors=fields.get("authors", []),
        reviewer=str(_reviewer(revision) or ""),
        review_by=as_day(fields.get("review_by")),
        is_evergreen=fields.get("evergreen", False),
        claims=fields.get("claims", []),
        today=timezone.localdate(),
        leads=leads,
        site=settings.SITE_URL,
        elsewhere=elsewhere,
    )


def _reviewer(revision):
    article = revision.article
    is_live = article.revision_id == revision.pk
    return article.reviewed_by if is_live else revision.reviewers()["reviewed_by"]


def _elsewhere(revision) -> dict[str, str]:
    others = Article.objects.listed().exclude(pk=revision.article_id).select_related("revision")
    return {
        key: value for other in others for key, value in lint.sentences_of(other.title, other.revision.body).items()
    }
