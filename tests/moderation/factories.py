"""Cases and reports for tests."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Developer
from articles.models import Article
from gigs.models import Gig
from moderation.models import Appeal, Case, Clause, Flag, Report, Source
from moderation.trust import is_sampled
from tests.factories import make_adas_gig, make_client, make_gig, make_user

WORDS = "They ask for a week of full-time work without pay."
WHY = "That is work without pay."
MINOR, GRAVE, WORST = "3.1", "2.2", "2.3"  # severity 1, 3 and 4


def make_waiting_gig(owner=None, **fields) -> Gig:
    """A gig in review with its case, as `submit` leaves it."""
    gig = make_gig(client=make_client(owner=owner), status="draft", **fields)
    gig.submit(owner)
    return gig


def make_draft(client, sampled: bool = False, **fields) -> Gig:
    """A draft that will be one of the five in a hundred of a known client, or will not: each gig is drawn by its id."""
    while True:
        gig = make_gig(client=client, status="draft", **fields)
        if is_sampled(gig) is sampled:
            return gig


def make_waiting_profile(user=None, **fields) -> Developer:
    user = user or make_user()
    fields = {"name": user.name, "headline": "Makes slow things fast", "country": "NO", "about": "Ten years."} | fields
    profile = Developer(user=user, **fields)
    profile.start(user)
    profile.publish(user)
    return profile


def case_of(about) -> Case:
    return Case.objects.about(about).get(status="open")


def rules_of(about):
    return set(Flag.objects.about(about).values_list("rule", flat=True))


def make_report(about, reporter=None, **fields) -> Report:
    defaults = {"category": "unpaid_work", "explanation": WORDS, "good_faith": True, "reporter": reporter}
    if reporter is None:
        defaults |= {"name": "Noor", "email": "noor@example.com"}
    return Report(**defaults | fields).send(about)


def make_reported_gig():
    """Ada's, reported by grace and by somebody without an account."""
    gig = make_adas_gig()
    make_report(gig, make_user("grace@example.com", name="Grace"))
    make_report(gig)
    return gig


def a_week(outcome: str) -> dict:
    """Until when, for what a moderator alone does for a week at most."""
    return {"until": timezone.now() + timedelta(days=7)} if outcome == "limit" else {}


def rule(code: str = "2.2") -> Clause:
    return Clause.objects.in_force().get(code=code)


def make_article() -> Article:
    article = Article.objects.create(title="What a day pays", slug="what-a-day-pays", deck="Numbers with dates.")
    article.revisions.create(number=1, title=article.title, body="A day pays **400**.", fields={})
    article.submit(None)
    article.approve(None)
    article.publish(None)
    return article


WRONG = "The week is paid: the text says so in its third line, and the agreement has a price for it."


def make_decision(about, by, outcome: str = "remove", **parts):
    """A reported thing, judged."""
    make_report(about)
    parts = {"reason": WHY, "clause": rule()} | parts
    return case_of(about).decide(by, [outcome], **parts)


def make_appeal(decision, by, text: str = WRONG) -> Appeal:
    return Appeal.send(decision, by, text)


def give_strike(user, by, code=GRAVE, **parts):
    case = Case.open_for(user, Source.OWN, by)
    return case.decide(by, ["strike"], WHY, clause=rule(code), facts="“Test week”", **parts)


def sanction(user, by, outcome, days=5):
    case = Case.open_for(user, Source.OWN, by)
    until = timezone.now() + timedelta(days=days)
    return case.decide(by, [outcome], WHY, clause=rule(), facts="“Test week”", account_until=until)
