"""The case page: what a moderator reads before deciding, and the form."""

import pytest
from django.urls import reverse

from accounts.models import ClientMember
from gigs.models import Gig
from moderation.forms.decision import DecisionForm
from moderation.models import Case, Decision, Source
from moderation.views.cases import next_for
from tests.factories import make_client, make_gig, make_user

from .factories import WORDS, case_of, make_report, make_waiting_gig, make_waiting_profile, rule

SKILLS = ["python", "django", "postgresql", "redis", "docker", "celery"]
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} javascript:alert(1) ' OR 1=1 -- \u202e \u0000"


@pytest.fixture
def desk(client, margaret):
    client.force_login(margaret)
    return client


@pytest.fixture
def case(ada):
    return case_of(make_waiting_gig(owner=ada, description="Test week **without** pay."))


def decide(desk, case, **data):
    return desk.post(reverse("moderation:case_decide", args=[case.public_id]), data)


def test_it_shows_the_words_and_the_form(desk, case):
    page = desk.get(case.get_absolute_url()).content.decode()
    assert "Test week" in page
    assert "Decide and send" in page


def test_a_decision_leads_back_to_the_queue(desk, case):
    response = decide(desk, case, outcome="approve")
    assert response.status_code == 302
    assert response["Location"] == reverse("moderation:queue")


def test_decide_and_next_leads_to_the_next_case(desk, case):
    other = case_of(make_waiting_profile())
    response = decide(desk, case, outcome="approve", do="next")
    assert response["Location"] == other.get_absolute_url()


def test_the_next_case_is_one_that_this_moderator_may_decide(desk, case, margaret):
    make_waiting_profile(margaret)
    assert decide(desk, case, outcome="approve", do="next")["Location"] == reverse("moderation:queue")


def test_the_next_case_costs_few_questions_though_the_first_ones_are_of_colleagues(
    desk, margaret, gig, django_assert_max_num_queries
):
    make_report(gig)
    decided = case_of(gig)
    decided.decide(margaret, ["no_violation"], WORDS)
    colleagues = [make_user() for _ in range(12)]
    for colleague in colleagues:
        client = make_client(owner=colleague)
        ClientMember.objects.create(client=client, user=margaret, role="poster")
        make_waiting_profile(colleague)
    fit = case_of(make_waiting_profile())
    with django_assert_max_num_queries(8):
        assert next_for(margaret, decided) == fit


def test_the_preview_lists_effects_and_people_and_decides_nothing(desk, case, gig, grace):
    response = decide(desk, case, outcome="refuse", preview="1", clause=rule().pk, facts="“x”", reason=WORDS)
    page = response.content.decode()
    assert "The gig is not published." in page
    assert "Told, with your words: Ada." in page
    assert not Decision.objects.exists()


def test_the_rule_suggests_words_and_keeps_what_was_typed(desk, case):
    response = decide(desk, case, outcome="refuse", clause=rule("2.2").pk, reason="My own words.", suggest="1")
    page = response.content.decode()
    assert rule("2.2").facts_template[:30] in page
    assert "My own words." in page
    assert rule("2.2").reason_template not in page


UNFINISHED = [
    ({}, "outcome"),
    ({"outcome": "nonsense"}, "outcome"),
    ({"outcome": "request_changes"}, "reason"),
    ({"outcome": "request_changes", "reason": "No."}, "reason"),
    ({"outcome": "refuse", "reason": WORDS, "facts": "x"}, "clause"),
    ({"outcome": "refuse", "reason": WORDS, "clause": "99999"}, "clause"),
    ({"outcome": "refuse", "reason": WORDS, "clause": "9" * 30}, "clause"),
    ({"outcome": "refuse", "reason": "x" * 4001}, "reason"),
    ({"outcome": "approve", "about_version": "9" * 30}, "about_version"),
    ({"outcome": "approve", "facts": "\x00"}, "facts"),
]


def test_an_unfinished_decision_says_what_is_missing(case, margaret):
    for data, field in UNFINISHED:
        assert field in DecisionForm(data, case=case, user=margaret).errors, data


@pytest.mark.parametrize(("data", "field"), [UNFINISHED[0], UNFINISHED[-1]])
def test_its_page_says_so_and_decides_nothing(desk, case, data, field):
    response = decide(desk, case, **data)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Decision.objects.exists()


def test_a_moderator_limits_for_a_week_at_most(desk, gig, margaret):
    make_report(gig)
    case, data = case_of(gig), {"outcome": "limit", "clause": rule().pk, "facts": "“x”", "reason": WORDS}
    for days in ("", "0", "8", "-1"):
        assert "days" in DecisionForm(data | {"days": days}, case=case, user=margaret).errors, days
    assert decide(desk, case, **data, days="8").status_code == 422
    assert decide(desk, case, **data, days="7").status_code == 302


def test_a_senior_moderator_limits_for_longer(client, senior, gig):
    client.force_login(senior)
    make_report(gig)
    data = {"outcome": "limit", "clause": rule().pk, "facts": "“x”", "reason": WORDS, "days": "30"}
    assert decide(client, case_of(gig), **data).status_code == 302


def test_words_that_changed_while_deciding_end_in_the_conflict_page(desk, case):
    response = decide(desk, case, outcome="request_changes", reason=WORDS, about_version=1)
    assert response.status_code == 409
    assert WORDS in response.content.decode()


def test_a_moderator_sees_why_they_may_not_decide_their_own(desk, margaret):
    page = desk.get(case_of(make_waiting_profile(margaret)).get_absolute_url()).content.decode()
    assert "somebody else decides" in page
    assert "Decide and send" not in page


def test_what_changed_since_it_was_approved_is_shown(desk, case, margaret, ada):
    case.decide(margaret, ["approve"])
    Gig.objects.update(description="Now it is paid.")
    make_report(Gig.objects.get())
    page = desk.get(case_of(Gig.objects.get()).get_absolute_url()).content.decode()
    assert "Changed since it was approved" in page
    assert "Now it is paid." in page


def test_hostile_reports_are_only_words(desk, gig):
    make_report(gig, explanation=HOSTILE.replace("\x00", ""), name="<b>x</b>", legal_ground="<i>law</i>")
    page = desk.get(case_of(gig).get_absolute_url()).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page
    assert "<script>alert" not in page
    assert "&lt;i&gt;law&lt;/i&gt;" in page


def test_earlier_decisions_about_the_owner_are_shown(desk, case, margaret, ada):
    profile = make_waiting_profile(ada)
    case_of(profile).decide(margaret, ["refuse"], "It is somebody else’s picture.", clause=rule("4.1"))
    assert "refused, rule 4.1" in desk.get(case.get_absolute_url()).content.decode()


def test_an_object_that_is_gone_still_has_its_case(desk, gig):
    make_report(gig)
    case = case_of(gig)
    gig.gig_skills.all().delete()
    Gig.objects.filter(pk=gig.pk).delete()
    assert "deleted by its owner" in desk.get(case.get_absolute_url()).content.decode()
    assert decide(desk, case, outcome="inadmissible", reason="Its owner deleted it meanwhile.").status_code == 302


def test_the_page_asks_the_database_few_times(desk, django_assert_max_num_queries):
    gig = make_gig(skills=SKILLS)
    make_report(gig)
    address = case_of(gig).get_absolute_url()
    desk.get(address)
    with django_assert_max_num_queries(30):
        desk.get(address)


def test_a_decided_page_asks_as_few_times(desk, margaret, django_assert_max_num_queries):
    gig = make_gig(skills=SKILLS)
    make_report(gig)
    make_waiting_profile(), make_waiting_gig()
    case = case_of(gig)
    case.decide(margaret, ["remove"], WORDS, clause=rule(), facts="“x”")
    desk.get(case.get_absolute_url())
    with django_assert_max_num_queries(30):
        desk.get(case.get_absolute_url())


def test_the_page_of_an_account_leaves_pauses_and_suspensions_to_the_accounts_own(desk, client, ada, margaret, senior):
    case = Case.open_for(ada, Source.OWN, margaret)
    page = desk.get(case.get_absolute_url()).content.decode()
    assert "Ada, member since" in page and ada.get_absolute_url() in page and "Hold: none." in page
    assert not any(f'value="{outcome}"' in page for outcome in ("suspend", "pause_posting", "pause_proposing"))
    client.force_login(senior)
    answer = decide(client, case, outcome="suspend", clause=rule().pk, facts="“x”", reason=WORDS)
    assert answer.status_code == 422 and "outcome" in answer.context["form"].errors


def test_what_cannot_be_undone_does_not_say_that_it_can(desk, gig):
    make_report(gig)
    data = {"outcome": "remove", "clause": rule().pk, "facts": "“x”", "reason": WORDS, "strike": "on"}
    preview = decide(desk, case_of(gig), preview="1", **data).content.decode()
    assert "They cannot post gigs for 3 days, so this cannot be undone here." in preview
    said = desk.post(reverse("moderation:case_decide", args=[case_of(gig).public_id]), data, follow=True)
    assert "it cannot be undone" in said.content.decode() and "undo it" not in said.content.decode()


@pytest.mark.parametrize("is_gone", [False, True])
def test_what_was_reported_can_be_read_after_it_was_changed_or_deleted(desk, gig, is_gone):
    make_report(gig)
    case = case_of(gig)
    assert "As it was when it was reported" not in desk.get(case.get_absolute_url()).content.decode()
    said = gig.description
    if is_gone:
        gig.gig_skills.all().delete()
        Gig.objects.filter(pk=gig.pk).delete()
    else:
        Gig.objects.update(description="Nothing to see here.")
    page = desk.get(case.get_absolute_url()).content.decode()
    assert page.count("As it was when it was reported") == 1
    assert said.splitlines()[0][:40] in page.partition("As it was when it was reported")[2]


def test_a_long_text_scrolls_in_a_frame_that_keys_reach_so_that_reports_stay_near(client, margaret, gig):
    make_report(gig)
    client.force_login(margaret)
    page = client.get(case_of(gig).get_absolute_url()).content.decode()
    assert 'class="exhibit exhibit--whole" tabindex="0" role="region"' in page


def test_the_form_begins_with_its_heading(client, margaret, gig):
    make_report(gig)
    client.force_login(margaret)
    for address in (case_of(gig).get_absolute_url(), reverse("moderation:account_detail", args=[make_user().pk])):
        form = client.get(address).content.decode().partition('aria-labelledby="decide"')[2]
        assert form.partition(">")[2].lstrip().startswith('<h2 id="decide">'), address
