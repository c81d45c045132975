"""What the demo's people have reported, so that the queue holds an item of each kind."""

from django.db.models import Model

from accounts.models import Developer, User
from articles.models import Article
from gigs.models import Gig
from moderation.models import Report


def load_reports() -> None:
    """One report about a gig, one about a profile, one about an article; none where there are reports already."""
    if Report.objects.exists():
        return
    gig = Gig.objects.listed().exclude(client__slug="tern-and-tide").newest().last()
    profile = Developer.objects.listed().exclude(user__email="grace@example.com").order_by("pk").last()
    article = Article.objects.listed().order_by("pk").first()
    report("linus@example.com", gig, "misleading_pay", LOW_PAY)
    report("ada@example.com", profile, "false_claims", UNLIKELY)
    report("grace@example.com", article, "outdated", OLD_FIGURE)


LOW_PAY = (
    "The range is shown by the day, but when I asked, the client said that a day means ten hours. "
    "At the usual eight hours the lower end is well under what the gig states."
)
UNLIKELY = (
    "The profile names twelve years with a tool that was first released nine years ago. "
    "It may be a slip, yet I would not hire on it without an explanation."
)
OLD_FIGURE = (
    "One of the figures in the second section has a newer edition since the summer; the link still shows the old one."
)


def report(email: str, about: Model | None, category: str, explanation: str) -> None:
    if about is not None:
        reporter = User.objects.get(email=email)
        Report(category=category, explanation=explanation, reporter=reporter, good_faith=True).send(about)
