"""Rows for tests, as functions: say what matters, the rest is plausible."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from accounts.models import Client, ClientMember, Skill, User
from gigs.models import Gig, GigSkill

_numbers = count(1)


def make_user(email: str = "", **fields) -> User:
    number = next(_numbers)
    fields.setdefault("name", f"Person {number}")
    return User.objects.create_user(email or f"person{number}@example.com", "correct horse battery", **fields)


def make_skill(slug: str, **fields) -> Skill:
    return Skill.objects.filter(slug=slug).first() or Skill.objects.create(**_skill(slug) | fields)


def make_skills(slugs: list[str]) -> list[Skill]:
    found = Skill.objects.order_by().in_bulk(slugs, field_name="slug")
    return [found.get(slug) or Skill.objects.create(**_skill(slug)) for slug in slugs]


def _skill(slug: str) -> dict:
    return {"slug": slug, "name": slug.replace("-", " ").capitalize(), "kind": "library", "group": "apis"}


def make_client(owner: User | None = None, **fields) -> Client:
    number = next(_numbers)
    fields = {"name": f"Client {number}", "slug": f"client-{number}", "country": "NO"} | fields
    client = Client.objects.create(**fields)
    ClientMember.objects.create(client=client, user=owner or make_user(), role=ClientMember.Role.OWNER)
    return client


def make_gig(client: Client | None = None, skills: list[str] | None = None, **fields) -> Gig:
    """An open gig with everything that the gate asks; `status="draft"` and the like make another."""
    number, now = next(_numbers), timezone.now()
    status = fields.get("status", Gig.Status.OPEN)
    defaults = {
        "title": f"Make report {number} fast",
        "description": "The nightly report takes nine hours. Bring it under one.",
        "status": status,
        "work_type": "performance",
        "pay_model": "day",
        "pay_min": 400,
        "pay_max": 500,
        "currency": "EUR",
        "level": 3,
        "workplace": "remote",
        "remote_scope": "worldwide",
    }
    if status not in {"draft", "in_review", "needs_changes", "refused"}:
        defaults |= {"published_at": now - timedelta(hours=1), "expires_at": now + timedelta(days=29)}
    if status in {"filled", "closed", "expired"}:
        defaults["ended_at"] = now
    chosen = make_skills(["python"] if skills is None else skills)
    defaults["skill_words"] = " ".join(skill.name for skill in chosen)
    gig = Gig.objects.create(client=client or make_client(), **defaults | fields)
    GigSkill.objects.bulk_create(
        GigSkill(gig=gig, skill=skill, position=position) for position, skill in enumerate(chosen)
    )
    return gig


def make_adas_gig() -> Gig:
    """The row of the fixture `gig`, for files that write it once."""
    ada = make_user("ada@example.com", name="Ada")
    return make_gig(client=make_client(owner=ada, name="Halden Freight", slug="halden-freight"))
