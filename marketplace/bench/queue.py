"""What the moderators' queue costs with 10,000 open cases, beside a plain list of the same fifty rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import include, path
from django.utils import timezone

from accounts.models import User
from gigs.models import Gig
from moderation.models import Case, Report

from .bars import FEW, Bench, bar
from .measuring import both_ms, each, middle
from .pages import get

CASES = 10_000
A_PAGE = 50
TIMES = 40
SOURCES = ("new_item", "report", "rule")
WORDS = "It asks for work without pay, for a whole week."
PLAIN = """{% extends "base.html" %}{% block main %}<h1>Open cases</h1><table>{% for case in cases %}
<tr><td><a href="{{ case.get_absolute_url }}">{{ case.title }}</a></td><td>{{ case.about_type.model }}</td>
<td>{{ case.get_priority_display }}</td><td>{{ case.score }}</td><td>{{ case.get_source_display }}</td>
<td>{{ case.assignee|default:"nobody" }}</td><td>{{ case.created_at|date:"j F Y" }}</td>
<td>{{ case.due_at|date:"j F Y" }}</td></tr>{% endfor %}</table>{% endblock %}"""
TEMPLATE = engines["django"].from_string(PLAIN)


def plain_list(request: HttpRequest) -> HttpResponse:
    """As the first page of a tutorial does it: no filter, no counts, nothing beside the rows."""
    cases = Case.objects.filter(status="open").select_related("assignee", "about_type").order_by("due_at", "pk")
    return HttpResponse(TEMPLATE.render({"cases": cases[:A_PAGE]}, request))


urlpatterns = [path("plain/", plain_list), path("", include("marketplace.urls"))]


@bar(
    "moderators’ queue, 10,000 open cases / a plain list of its 50 rows, CPU of page and database",
    must=2,
    unit="×",
    gigs=FEW,
)
def queue_page(bench: Bench) -> float:
    with connection.cursor() as cursor:
        # What the runs before took back still lies there, and every count would read it.
        cursor.execute("VACUUM moderation_case, moderation_report")
    with waiting(CASES) as moderator:
        queue, plain = (
            middle(each(both_ms, [get(moderator, address)] * TIMES)) for address in ("/moderation/", "/plain/")
        )
    return queue / plain


@contextmanager
def waiting(count: int) -> Iterator[Client]:
    """So many cases wait, a third with a report each; in here alone. Gives a moderator's browser."""
    urls = override_settings(ROOT_URLCONF=__name__, STAFF_NEEDS_SECOND_FACTOR=False)
    with transaction.atomic(), urls:
        moderator = User.objects.create(email="bench-moderator@example.com", name="Bench")
        moderator.groups.add(Group.objects.get(name="moderator"))
        fill(count, moderator)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE moderation_case, moderation_report")
        browser = Client()
        browser.force_login(moderator)
        yield browser
        transaction.set_rollback(True)


def fill(count: int, moderator: User) -> None:
    now, kind = timezone.now(), ContentType.objects.get_for_model(Gig)
    cases = [
        Case(
            about_type=kind,
            about_id=pk,
            title=title,
            source=SOURCES[number % 3],
            priority=number % 4 + 1,
            score=number % 50,
            due_at=now + timedelta(hours=number % 96 - 24),
            assignee=None if number % 9 else moderator,
            claimed_at=now - timedelta(minutes=number % 60),
        )
        for number, (pk, title) in enumerate(Gig.objects.order_by("pk").values_list("pk", "title")[:count])
    ]
    Case.objects.bulk_create(cases)
    Report.objects.bulk_create(report(case) for case in cases if case.source == "report")


def report(case: Case) -> Report:
    about = {"about_type": case.about_type, "about_id": case.about_id, "about_version": 1, "about_title": case.title}
    words = {"category": "unpaid_work", "explanation": WORDS, "good_faith": True}
    return Report(
        case=case, name="Noor", email="noor@example.com", evidence={}, evidence_hash="0" * 64, **about, **words
    )
