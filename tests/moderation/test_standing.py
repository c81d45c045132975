"""My standing, and an account as moderators see it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from moderation.forms.sanction import LABELS
from moderation.models import Case, Closure, Decision, Source
from moderation.models.strike import PAUSES
from tests.factories import make_gig

from .factories import make_decision, rule

WHY = "That is work without pay, whatever it is called."
DEAL = {"outcome": "strike", "facts": "“Test week”", "reason": WHY}


@pytest.fixture
def struck(ada, margaret):
    case = Case.open_for(ada, Source.OWN, margaret)
    return case.decide(margaret, ["strike"], WHY, clause=rule("1.1"), facts="“Test week”")


def account_page(user):
    return reverse("moderation:account_detail", args=[user.pk])


def test_my_standing_shows_points_when_they_expire_and_what_comes_next(client, ada, struck):
    client.force_login(ada)
    page = " ".join(client.get(reverse("moderation:standing")).content.decode().split())
    assert "2 points</strong>. At 4: a pause of 14 days." in page
    expires = struck.points_expire_at
    assert f"{expires.day} {expires:%B %Y}" in page
    assert "Posting gigs is paused for you until" in page
    assert "under My standing" not in page
    assert struck.get_absolute_url() in page
    for days in PAUSES.values():
        assert f"A pause of {days} days" in page


def test_nobody_sees_the_standing_of_another(client, grace, struck):
    client.force_login(grace)
    page = client.get(reverse("moderation:standing")).content.decode()
    assert "0 points" in page and struck.get_absolute_url() not in page
    assert client.get(struck.get_absolute_url()).status_code == 404


def test_a_decision_about_the_account_is_read_by_its_owner(client, ada, struck):
    client.force_login(ada)
    page = " ".join(client.get(struck.get_absolute_url()).content.decode().split())
    assert "2 points" in page and "Appeal this decision" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"clause": ""}, "Choose the rule"),
        ({"facts": ""}, "Say what was seen"),
        ({"outcome": "pause_posting", "days": "8"}, "Give 1 to 7 days."),
        ({"outcome": "pause_posting", "days": "9" * 30}, "365"),
        ({"reason": "Bad."}, "20 characters"),
        ({"outcome": "erase"}, "erase"),
    ],
)
def test_a_form_with_an_error_keeps_what_was_typed(client, ada, margaret, wrong, words):
    client.force_login(margaret)
    answer = client.post(account_page(ada), DEAL | {"clause": rule("1.1").pk} | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    if "facts" not in wrong:
        assert "“Test week”" in answer.content.decode()
    assert not Decision.objects.exists() and not Case.objects.exists()


def test_only_what_is_possible_and_ones_own_to_decide_is_offered(client, ada, margaret, senior):
    def offered(person):
        client.force_login(person)
        page = client.get(account_page(ada)).content.decode()
        return {value for value in ("restore", "suspend", "strike") if f'value="{value}"' in page}

    assert offered(margaret) == {"strike"}
    assert offered(senior) == {"strike", "suspend"}
    Case.open_for(ada, Source.OWN, senior).decide(
        senior, ["suspend"], WHY, clause=rule("1.1"), facts="“x”", account_until=timezone.now() + timedelta(days=3)
    )
    assert offered(margaret) == {"strike"}
    assert offered(senior) == {"strike", "suspend", "restore"}


def test_two_people_close_an_account_page_by_page(client, ada, margaret, senior):
    client.force_login(margaret)
    client.post(account_page(ada), DEAL | {"outcome": "close_account", "clause": rule("2.3").pk})
    closure = Closure.objects.get()
    confirm = reverse("moderation:closure_confirm", args=[closure.public_id])
    assert client.post(confirm).status_code == 403
    client.force_login(senior)
    assert str(ada) in client.get(reverse("moderation:closure_list")).content.decode()
    assert "0; from 8 on, points alone" in client.get(closure.get_absolute_url()).content.decode()
    assert client.get(confirm).status_code == 405
    assert client.post(confirm).status_code == 302
    assert client.post(confirm).status_code == 409
    ada.refresh_from_db()
    assert ada.hold == "removed"


def test_a_closed_account_is_only_given_back(client, ada, margaret, senior):
    Closure.propose(
        ada, Case.open_for(ada, Source.OWN, margaret), margaret, clause=rule("2.3"), facts="“x”", reason=WHY
    )
    Closure.objects.get().confirm(senior)
    client.force_login(margaret)
    assert "A senior moderator can give it back" in client.get(account_page(ada)).content.decode()
    client.force_login(senior)
    page = client.get(account_page(ada)).content.decode()
    assert {value for value in LABELS if f'value="{value}"' in page} == {"restore"}
    newest = {"account_version": Decision.objects.latest("pk").pk}
    for outcome in set(LABELS) - {"restore"}:
        data = DEAL | newest | {"outcome": outcome, "clause": rule("1.1").pk, "days": 3}
        assert client.post(account_page(ada), data).status_code == 409, outcome
    assert Decision.objects.count() == 1 and not Closure.objects.filter(status="proposed").exists()
    assert client.post(account_page(ada), DEAL | newest | {"outcome": "restore"}).status_code == 302


def test_a_proposal_is_dropped_with_a_reason(client, ada, margaret, senior):
    case = Case.open_for(ada, Source.OWN, margaret)
    closure = Closure.propose(ada, case, margaret, clause=rule("2.3"), facts="“x”", reason=WHY)
    client.force_login(senior)
    drop = reverse("moderation:closure_drop", args=[closure.public_id])
    assert client.post(drop, {"reason": ""}).status_code == 422
    assert client.post(drop, {"reason": "It was a misunderstanding."}).status_code == 302
    ada.refresh_from_db()
    assert ada.hold == "none"


def test_my_standing_needs_few_questions(client, ada, struck, django_assert_max_num_queries):
    client.force_login(ada)
    client.get(reverse("moderation:standing"))
    with django_assert_max_num_queries(10):
        client.get(reverse("moderation:standing"))


@pytest.mark.parametrize(
    ("outcomes", "how_long"),
    [
        (["pause_posting"], "Until"),
        (["suspend"], "Until"),
        (["remove", "strike"], "Without an end"),
        (["limit"], "Until"),
        (["warn"], None),
    ],
)
def test_the_statement_says_how_long(client, gig, ada, senior, outcomes, how_long):
    about = ada if {"pause_posting", "suspend"}.intersection(outcomes) else gig
    until = timezone.now() + timedelta(days=3)
    parts = {"account_until": until} if about is ada else {"until": until} if outcomes == ["limit"] else {}
    case = Case.open_for(about, Source.OWN, senior)
    decision = case.decide(senior, outcomes, WHY, clause=rule("1.1"), facts="“x”", **parts)
    client.force_login(ada)
    page = " ".join(client.get(decision.get_absolute_url()).content.decode().split())
    assert ("<dt>How long</dt>" in page) == bool(how_long)
    assert how_long is None or f"<dt>How long</dt><dd>{how_long}" in page
    assert ("Suspended until" in page) == ("suspend" in outcomes)


PREVIEWS = {
    "warn": "stands in its history",
    "strike": "Ada gets 2 points, which makes 2.",
    "pause_posting": "They post no new gigs for 3 days",
    "suspend": "Nothing of theirs is public for 3 days",
    "close_account": "until a senior moderator confirms it",
}


@pytest.mark.parametrize(("outcome", "words"), PREVIEWS.items())
def test_the_preview_of_a_sanction_says_what_follows_and_decides_nothing(client, ada, senior, outcome, words):
    client.force_login(senior)
    data = DEAL | {"outcome": outcome, "clause": rule("1.1").pk, "days": "3"}
    page = client.post(account_page(ada), data | {"preview": "1"}).content.decode()
    assert words in page and "“Test week”" in page
    assert ("Told, with your words: Ada." in page) == (outcome != "close_account")
    assert not Decision.objects.exists() and not Case.objects.exists()


def test_a_decision_that_was_reversed_says_so_and_the_others_do_not(client, ada, margaret, adas_client):
    kept, wrong = (make_decision(make_gig(client=adas_client), margaret, "remove") for _ in range(2))
    Case.open_for(wrong.about, Source.OWN, margaret).decide(margaret, ["restore"], WHY)
    for person, address in ((ada, reverse("moderation:standing")), (margaret, account_page(ada))):
        client.force_login(person)
        rows = client.get(address).content.decode().split("<li>")
        marked = [row for row in rows if "reversed later" in row]
        assert len(marked) == 1 and wrong.get_absolute_url() in marked[0]
        assert any(kept.get_absolute_url() in row for row in rows)
