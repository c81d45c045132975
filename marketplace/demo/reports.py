"""What waits for the demo's moderators: an item of each kind, a change, words that a rule marked, and an appeal."""

from django.db.models import Model
from django.utils import timezone

from accounts.models import Client, Developer, Group, SkillProposal, User
from articles.models import Article
from gigs.models import Gig, Proposal, ProposalMessage, Review
from moderation.models import Appeal, Clause, Decision, Report, Undo

from .clients import owner_of
from .judging import judge

GRACE, LINUS, ADA = "grace@example.com", "linus@example.com", "ada@example.com"
REPORTS = {
    "gig": (
        "misleading_pay",
        "The range is shown by the day, but when I asked, the client said that a day means ten hours. "
        "At the usual eight hours the lower end is well under what the gig states.",
    ),
    "profile": (
        "false_claims",
        "The profile names twelve years with a tool that was first released nine years ago. "
        "It may be a slip, yet I would not hire on it without an explanation.",
    ),
    "article": (
        "outdated",
        "One of the figures in the second section has a newer edition since the summer; "
        "the link still shows the old one.",
    ),
    "client": (
        "impersonation",
        "A company of this name is in our town, and nobody there has heard of gigs here. Perhaps there are two.",
    ),
    "proposal": ("spam", "The pitch names another client's product twice. I think that it was sent to many at once."),
    "message": (
        "other",
        "The tone of this message is rougher than I like. Please look whether it is still fine.",
    ),
    "review": ("not_real", "We never worked together on what this review describes; it may belong to another client."),
}
DEPOSIT = "You will pay a refundable deposit of 60 euros for the laptop; it is returned at the end."
UNFAIR = "The week is paid: the description says so in its third line, and our agreement has a price for it."


def load_reports() -> None:
    """Nothing where there are reports already."""
    if Report.objects.exists():
        return
    for noun, (category, words) in REPORTS.items():
        about, by = subjects()[noun]
        if about is not None:
            reporter = User.objects.get(email=by)
            Report(category=category, explanation=words, reporter=reporter, good_faith=True).send(about)
    change_a_gig()
    propose_a_skill()
    appeal_against_a_decision()


def subjects() -> dict[str, tuple[Model | None, str]]:
    """What is reported, and by whom."""
    others = Developer.objects.listed().exclude(user__email__in=[GRACE, LINUS]).order_by("pk")
    messages = ProposalMessage.objects.filter(kind="words", side="client", proposal__developer__user__email=GRACE)
    sent = Proposal.objects.exclude(status="draft").filter(gig__client__people__email=ADA).order_by("pk")
    return {
        "gig": (Gig.objects.listed().exclude(client__slug="tern-and-tide").newest().last(), LINUS),
        "profile": (others.last(), ADA),
        "article": (Article.objects.listed().order_by("pk").first(), GRACE),
        "client": (Client.objects.listed().exclude(people__email=ADA).order_by("pk").last(), LINUS),
        "proposal": (sent.exclude(developer__user__email__in=[GRACE, LINUS]).first(), ADA),
        "message": (messages.order_by("pk").last(), GRACE),
        "review": (Review.objects.public().order_by("pk").first(), LINUS),
    }


def change_a_gig() -> None:
    """Words that a rule marks as grave; the gig stays as it is until they were read."""
    gig = Gig.objects.listed().exclude(client__people__email=ADA).newest()[3]
    gig.change({"description": f"{gig.description}\n\n{DEPOSIT}"}, owner_of(gig.client))


def propose_a_skill() -> None:
    if not SkillProposal.objects.exists():
        proposal = SkillProposal(name="Restate", group=Group.APIS, why="Durable execution; clients ask for it.")
        proposal.propose(User.objects.get(email=LINUS))


def appeal_against_a_decision() -> None:
    """Another moderator than the one who decided has it in the queue of appeals."""
    gig = Gig.objects.listed().exclude(client__people__email=ADA).newest()[5]
    owner = owner_of(gig.client)
    reason = "It asks for a week of trial work, and nothing says that it is paid."
    grace = User.objects.get(email=GRACE)
    Report(category="unpaid_work", explanation=reason, reporter=grace, good_faith=True).send(gig)
    judge(gig, "warn", reason, clause=Clause.objects.in_force().get(code="2.2"))
    decision = Decision.objects.about(gig).first()
    Undo.objects.filter(decision=decision).update(until=timezone.now())
    Appeal.send(decision, owner, UNFAIR)
