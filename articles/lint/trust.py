"""Who wrote it, who looked at it, and when somebody looks again."""

from articles.lint.draft import Draft


def no_author(draft: Draft):
    if not draft.authors:
        yield None, "Nobody signs this article."


def no_named_reviewer(draft: Draft):
    if not draft.reviewer:
        yield None, "No person who knows the subject has put a name to this; the page says so."


def review_by_missing(draft: Draft):
    if not draft.is_evergreen and draft.review_by is None:
        yield None, "Say by when somebody looks at the figures again, or that it does not age."


def review_by_passed(draft: Draft):
    if not draft.is_evergreen and draft.review_by is not None and draft.review_by < draft.today:
        said = f"It was due for another look on {draft.review_by}; check the figures, then set a new day."
        yield None, said, f"due on {draft.review_by}"
