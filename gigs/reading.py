"""Everything that the page of one gig shows."""

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import Http404, HttpRequest
from django.urls import reverse

from accounts.models import Client, User
from gigs import search
from gigs.change_log import change_log
from gigs.job_posting import job_posting
from gigs.marks import marks_among
from gigs.matching.parts import ZONES, Match, Must, explain
from gigs.models import Gig, GigSkill, Proposal, Question
from gigs.models.gig_query import LIVE, GigQuerySet, is_listed
from gigs.models.reply_rate import shown
from gigs.overlap import in_words
from gigs.pay.market import against
from gigs.pay.rule import ends, rule
from gigs.reader import Reader, reader_of
from gigs.real import facts, with_events
from gigs.record import record
from gigs.wording import pay_in_words, place
from marketplace.lib import review

MOST_QUESTIONS = 50
NOT_PUBLIC = {"draft", "in_review", "needs_changes", "refused"}


def readable(public_id: str, user: User) -> Gig | None:
    """The gig where this reader may see it, None where it is gone; anything else is a 404."""
    return find(public_id, Gig.objects.visible_to(user))


def readable_page(public_id: str, user: User) -> Gig | None:
    """The same with what its page alone shows: what is on record about it, and whether it is listed."""
    listed = ExpressionWrapper(is_listed(), BooleanField())
    return find(public_id, with_events(Gig.objects.visible_to(user)).annotate(is_listed=listed))


def find(public_id: str, gigs: GigQuerySet) -> Gig | None:
    gig = gigs.select_related("client").defer("search_document").filter(public_id=public_id).first()
    if gig is None and not Gig.objects.gone().filter(public_id=public_id).exists():
        raise Http404
    return gig


def reading(request: HttpRequest, gig: Gig, site: str) -> dict:
    skills = list(gig.gig_skills.select_related("skill"))
    reader = reader_of(request.user)
    log = change_log(gig)
    is_mine = gig.client.has_member(request.user)
    sees_note = is_mine or request.user.has_perm("accounts.see_held")
    if sees_note:
        review.find_holds([gig])
    posts = is_mine and Client.objects.of(request.user).filter(pk=gig.client_id).exists()
    return {
        "gig": gig,
        "skills": skills,
        "must": [row for row in skills if row.need == GigSkill.Need.MUST],
        "shared": shared(gig, reader),
        "market": market(gig, skills),
        "match": match(gig, skills, reader),
        "record": record(gig.client),
        "change_log": log,
        "real": facts(gig, len(log)),
        "similar": search.similar(gig, [row.skill_id for row in skills]),
        "marks": marks_of(gig, request.user),
        "note": status_note(gig) if sees_note else "",
        "sees_hold": sees_note and gig.is_on_hold,
        "is_mine": is_mine,
        "waiting_change": gig.changes.unfinished().first() if posts else None,
        "my_proposal": own_proposal(gig, request.user),
        "replies": shown(gig.client),
        "questions": questions(gig, request.user, is_mine),
        "may_explain": is_mine and gig.status in LIVE,
        "is_indexable": gig.is_listed,
        "job_posting": job_posting(gig, skills, site) if gig.is_listed and gig.is_open else "",
        "description": f"{pay_in_words(gig)}, {place(gig).lower()}. {gig.client.name}.",
        "more": reverse("gigs:gig_list") + (f"?skill={skills[0].skill.slug}" if skills else ""),
    }


def questions(gig: Gig, user: User, is_mine: bool) -> list[Question]:
    """The answered ones, and before them those that wait: all for the client's people, one's own for who asked."""
    shown = Q(pk__in=Question.objects.answered().values("pk"))
    if is_mine:
        shown |= Q(status="waiting")
    elif user.is_authenticated:
        shown |= Q(status="waiting", by_id=user.pk)
    return list(gig.asked.filter(shown).order_by("answered_at", "pk")[:MOST_QUESTIONS])


def marks_of(gig: Gig, user: User) -> dict[str, bool]:
    marks = marks_among([gig], user)
    return {name: gig.pk in getattr(marks, name) for name in ("saved", "hidden", "seen")} | {
        "muted": gig.client_id in marks.muted
    }


def shared(gig: Gig, reader: Reader | None) -> str:
    """The hours of overlap as this developer has them, in words; "" where nothing is asked or nothing is known."""
    if reader is None or not reader.zone or not gig.overlap_hours or gig.zone not in ZONES:
        return ""
    return in_words(reader.overlap(gig.zone), gig.overlap_hours)


def match(gig: Gig, skills: list[GigSkill], reader: Reader | None) -> Match | None:
    """Why it fits this developer; None for everybody else and for whoever names no skill yet."""
    if reader is None or not reader.skills:
        return None
    musts = [Must(row.skill.slug, row.skill.name, row.level) for row in skills if row.need == GigSkill.Need.MUST]
    return explain(gig, musts, reader)


def market(gig: Gig, skills: list[GigSkill]) -> dict:
    """The gig's pay against comparable gigs; empty where there are too few of them."""
    must = [(row.skill.slug, row.skill.name) for row in skills if row.need == GigSkill.Need.MUST]
    found = against(gig, must)
    if found is None:
        return {}
    return {"rule": rule(gig, found.figure), "ends": ends(gig), "sentence": found.sentence(gig)}


def own_proposal(gig: Gig, user: User) -> Proposal | None:
    """The reader's latest proposal for this gig, a draft included; nobody else's."""
    return Proposal.objects.of(user).filter(gig=gig).order_by("-pk").first() if user.is_authenticated else None


def gone(public_id: str) -> dict:
    gig = Gig.objects.select_related("client").get(public_id=public_id)
    return {"similar": search.similar(gig, list(gig.gig_skills.values_list("skill_id", flat=True)))}


def status_note(gig: Gig) -> str:
    """What its client and staff should know: why others do not see it as they do."""
    if gig.status in NOT_PUBLIC:
        return f"Only you and staff see this: {gig.get_status_display().lower()}. {gig.review_note}".strip()
    if gig.status == Gig.Status.PAUSED:
        return "Paused: out of the lists, readable by link."
    return ""
