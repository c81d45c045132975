"""What the owner is sent after a decision: a statement of reasons with all its parts, and the way to object."""

import pytest
from django.urls import reverse

from .factories import a_week, case_of, make_report, make_waiting_gig, make_waiting_profile, rule

WHY, SEEN = "Nobody works here unpaid.", "“Test week without pay”"
PARTS = [WHY, f"What we saw: {SEEN}", "Rule 2.2: No unpaid work", "free of charge", "a court"]


@pytest.mark.parametrize(
    ("outcome", "end"), [("refuse", "Without an end."), ("remove", "Without an end."), ("limit", "Until ")]
)
def test_it_has_every_part(gig, ada, margaret, outcome, end):
    about = make_waiting_gig(owner=ada) if outcome == "refuse" else gig
    make_report(gig)
    parts = {"clause": rule("2.2"), "facts": SEEN, **a_week(outcome)}
    decision = case_of(about).decide(margaret, [outcome], WHY, **parts)
    [told] = ada.notifications.all()
    assert [part for part in [*PARTS, end] if part not in told.body] == []
    assert decision.get_absolute_url() in f"{told.url} {told.body}"


def test_what_took_nothing_away_is_the_reason_alone(ada, margaret):
    case_of(make_waiting_gig(owner=ada)).decide(margaret, ["request_changes"], "Say how many hours a week it takes.")
    assert ada.notifications.get().body == "Say how many hours a week it takes."


@pytest.mark.parametrize("make", [make_waiting_gig, make_waiting_profile])
def test_the_page_of_what_was_refused_leads_to_the_decision(client, ada, margaret, make):
    about = make(ada)
    case_of(about).decide(margaret, ["refuse"], WHY, clause=rule("2.2"), facts=SEEN)
    client.force_login(ada)
    is_gig = make is make_waiting_gig
    address = reverse("gigs:gig_edit", args=[about.public_id]) if is_gig else "/profile/"
    answer = client.get(address, follow=True).content.decode()
    assert f'<a href="{reverse("moderation:standing")}">The decision with its reasons' in answer
