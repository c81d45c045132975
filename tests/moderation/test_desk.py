"""The moderator's desk beside the case page: spam by the dozen, taking, saved filters, flags, health."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from moderation.models import Case, Decision, RuleMode, SavedQueue
from tests.directly import get, post
from tests.factories import make_gig, make_user

from .factories import case_of, make_report, make_waiting_gig, make_waiting_profile, rule

WHY = "Copies of one advertisement for another service."


@pytest.fixture
def desk(client, margaret):
    client.force_login(margaret)
    return client


def reported(count: int) -> list[Case]:
    gigs = [make_gig() for _ in range(count)]
    for gig in gigs:
        make_report(gig, category="duplicate")
    return [case_of(gig) for gig in gigs]


def spam(desk, cases, **data):
    codes = [getattr(case, "public_id", case) for case in cases]
    return desk.post(reverse("moderation:spam"), {"case": codes, **data})


# -- spam


def test_the_preview_lists_every_case_with_effect_and_people_and_decides_nothing(desk, ada):
    waiting = case_of(make_waiting_gig(owner=ada))
    page = spam(desk, [*reported(2), waiting]).content.decode()
    assert "3 of 3 would be taken away" in page
    assert page.count("Its address answers “gone”.") == 2
    assert "It is not published." in page
    assert "Ada" in page
    assert not Decision.objects.exists()


def test_one_reason_decides_all_of_them(desk, margaret):
    cases = reported(3)
    assert spam(desk, cases, confirm="1", reason=WHY).status_code == 302
    decisions = Decision.objects.all()
    assert {(d.by, d.reason, d.clause.code, tuple(d.outcomes)) for d in decisions} == {
        (margaret, WHY, "3.2", ("remove",))
    }
    assert len(decisions) == 3
    assert all(decision.facts and decision.redress for decision in decisions)
    assert not Case.objects.open().exists()


def test_a_reason_too_short_is_refused_beside_its_field(desk):
    response = spam(desk, reported(1), confirm="1", reason="Spam.")
    assert response.status_code == 422
    assert not Decision.objects.exists()


def test_never_more_than_fifty(desk):
    response = spam(desk, [f"code{n}" for n in range(50)] + reported(1), confirm="1", reason=WHY)
    assert response.status_code == 302
    assert not Decision.objects.exists()


def test_what_another_has_or_is_ones_own_is_left_out(desk, margaret, other_moderator):
    free, taken, own = *reported(2), case_of(make_waiting_profile(margaret))
    taken.claim(other_moderator)
    page = spam(desk, [free, taken, own]).content.decode()
    assert "1 of 3 would be taken away" in page
    assert "Dorothy has this case" in page
    spam(desk, [free, taken, own], confirm="1", reason=WHY)
    assert Decision.objects.get().case == free


@pytest.mark.parametrize("codes", [[], ["nothing"], ["\x00"], ["9" * 5000]])
def test_strange_choices_decide_nothing(desk, codes):
    assert spam(desk, codes, confirm="1", reason=WHY).status_code == 302
    assert not Decision.objects.exists()


def test_reading_the_address_of_spam_is_not_possible(desk):
    assert desk.get(reverse("moderation:spam")).status_code == 405


# -- taking


def test_chosen_cases_are_taken(desk, margaret, other_moderator):
    first, second, third = reported(3)
    third.claim(other_moderator)
    response = desk.post(
        reverse("moderation:queue_take"), {"case": [c.public_id for c in (first, second, third)]}, follow=True
    )
    assert set(Case.objects.of(margaret)) == {first, second}
    assert "Dorothy took this case" in response.content.decode()


# -- saved filters


def test_filters_are_saved_under_a_name_and_forgotten(desk, margaret):
    desk.post(reverse("moderation:queue_save"), {"name": "Urgent gigs", "query": "kind=gig&priority=1&page=7&x=1"})
    saved = SavedQueue.objects.get()
    assert (saved.user, saved.query) == (margaret, "kind=gig&priority=1")
    assert '<a href="?kind=gig&amp;priority=1">Urgent gigs</a>' in desk.get("/moderation/").content.decode()
    desk.post(reverse("moderation:queue_forget", args=[saved.pk]))
    assert not SavedQueue.objects.exists()


def test_the_same_name_is_the_same_filter(desk):
    for query in ("kind=gig", "kind=profile"):
        desk.post(reverse("moderation:queue_save"), {"name": "Mine", "query": query})
    assert SavedQueue.objects.get().query == "kind=profile"


def test_nobody_forgets_the_filter_of_another(desk, other_moderator):
    saved = SavedQueue.keep(other_moderator, "Hers", "kind=gig")
    assert desk.post(reverse("moderation:queue_forget", args=[saved.pk])).status_code == 404


@pytest.mark.parametrize("name", ["", "x" * 41, "\x00"])
def test_a_name_that_cannot_be_kept_is_refused(desk, name):
    assert desk.post(reverse("moderation:queue_save"), {"name": name, "query": "kind=gig"}).status_code == 302
    assert not SavedQueue.objects.exists()


# -- flags


def test_the_page_shows_measured_precision(desk, ada, margaret):
    for text in ("Our client is a bank. An importer.", "Our client is a shop. An importer."):
        case_of(make_waiting_gig(owner=ada, description=text))
    first, second = Case.objects.order_by("pk")
    first.decide(margaret, ["approve"])
    second.decide(margaret, ["request_changes"], "Say that you are an agency, please.")
    page = desk.get(reverse("moderation:flag_list")).content.decode()
    assert "1 of 2" in page
    assert "agency-not-disclosed" in page
    assert "Run dry" not in page


@pytest.mark.parametrize(("who", "status"), [("ada", 403), ("margaret", 403), ("auditor", 403), ("senior", 302)])
def test_only_a_senior_moderator_switches_a_rule(who, status, request):
    person = request.getfixturevalue(who)
    assert post(person, "moderation:flag_switch", "pay-to-work", data={"dry": "1"}) == status
    assert RuleMode.dry() == ({"pay-to-work"} if status == 302 else set())


def test_a_switch_is_in_the_audit_and_an_unknown_rule_is_not_found(client, senior):
    client.force_login(senior)
    assert client.post(reverse("moderation:flag_switch", args=["nothing"]), {"dry": "1"}).status_code == 404
    client.post(reverse("moderation:flag_switch", args=["secrets"]), {"dry": "1"})
    client.post(reverse("moderation:flag_switch", args=["secrets"]), {"dry": "0"})
    events = AuditEvent.objects.filter(action="rule.switch").order_by("pk")
    assert [event.after["is_dry_run"] for event in events] == [True, False]


# -- health


def test_health_shows_age_backlog_and_the_median_beside_the_promise(desk, ada, margaret):
    slow, waiting = reported(2)
    Case.objects.filter(pk=slow.pk).update(created_at=timezone.now() - timedelta(hours=10))
    slow.refresh_from_db()
    slow.decide(margaret, ["no_violation"], "There is nothing wrong with it.")
    Case.objects.filter(pk=waiting.pk).update(due_at=timezone.now() - timedelta(hours=1))
    response = desk.get(reverse("moderation:queue_health"))
    line = next(each for each in response.context["lines"] if each.priority == "P4")
    assert (line.open, line.late, line.decided, line.in_time) == (1, 1, 1, 1)
    assert line.median.total_seconds() == pytest.approx(36_000, abs=60)
    assert "1 wait, 1 of them too long" in response.content.decode()


def test_health_of_an_empty_queue(desk):
    assert "0 wait" in desk.get(reverse("moderation:queue_health")).content.decode()


@pytest.mark.parametrize(("who", "status"), [("ada", 403), ("edith", 403), ("auditor", 200), ("margaret", 200)])
def test_staff_reads_these_pages(who, status, request):
    person = request.getfixturevalue(who)
    assert get(person, "moderation:flag_list") == get(person, "moderation:queue_health") == status


@pytest.mark.parametrize("name", ["queue_take", "queue_save", "spam"])
def test_members_do_nothing_here(client, grace, name):
    client.force_login(grace)
    assert client.post(reverse(f"moderation:{name}")).status_code == 403


# -- the case page


def test_the_matched_words_are_marked_where_they_stand(desk, ada):
    case = case_of(make_waiting_gig(owner=ada, description="Good work. Our client is a bank <b>in</b> Oslo."))
    page = desk.get(case.get_absolute_url()).content.decode()
    assert "Good work. <mark>Our client is</mark> a bank &lt;b&gt;in" in page


def test_the_rule_of_the_flag_is_chosen_and_words_and_a_decision_are_suggested(desk, ada):
    case = case_of(make_waiting_gig(owner=ada, description="Good work. No Indians please, the team is small."))
    chosen = rule("5.1").pk
    assert f'<option value="{chosen}" selected>' in desk.get(case.get_absolute_url()).content.decode()
    address = reverse("moderation:case_decide", args=[case.public_id])
    form = desk.post(address, {"clause": chosen, "suggest": "1"}).context["form"]
    assert form.initial["outcome"] == "refuse"
    assert form.initial["reason"].startswith("Ask for what the work needs")


def test_similar_decisions_and_snapshots_are_shown(desk, margaret):
    past = make_gig(title="An old scam of the same kind")
    make_report(past, category="scam")
    case_of(past).decide(margaret, ["remove"], "It asked developers to pay.", clause=rule("2.3"))
    now = make_gig()
    now.snapshot(None)
    make_report(now, category="scam")
    page = desk.get(case_of(now).get_absolute_url()).content.decode()
    assert "An old scam of the same kind" in page
    assert "As it stood" in page


# -- ten thousand


@pytest.fixture
def crowd(gig):
    make_report(gig)
    others = {
        "public_id": "'c' || n",
        "about_id": "1000000 + n",
        "due_at": "due_at + n % 500 * interval '1 minute'",
        "score": "n % 40",
    }
    columns = [field.column for field in Case._meta.concrete_fields if not field.primary_key]
    said = ", ".join(others.get(column, column) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO moderation_case ({', '.join(columns)}) "
            f"SELECT {said} FROM moderation_case, generate_series(1, 10000) n"
        )
        cursor.execute("ANALYZE moderation_case")


def plan(queryset) -> str:
    return queryset.explain(costs=False)


def test_the_queue_of_ten_thousand_reads_its_page_from_the_index_and_asks_as_little_as_of_one(desk, gig, request):
    make_report(gig)
    desk.get("/moderation/")
    with CaptureQueriesContext(connection) as one:
        desk.get("/moderation/")
    request.getfixturevalue("crowd")
    assert "case_queue" in plan(Case.objects.open().for_queue()[:50])
    with CaptureQueriesContext(connection) as many:
        desk.get("/moderation/")
    assert len(many) == len(one) <= 9


def test_reporters_are_told_of_a_decision(desk, margaret):
    make_report(make_gig(), reporter=make_user())
    case = Case.objects.get()
    case.decide(margaret, ["no_violation"], "There is nothing wrong with it.")
    assert case.reports.get().outcome == "no_violation"


def test_a_phone_shows_how_often_a_rule_was_right(desk):
    page = desk.get(reverse("moderation:flag_list")).content.decode()
    # Below the rule where there is no room for a column.
    assert '<span class="nar">. Right: none judged</span>' in page
