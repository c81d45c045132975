"""“Is this gig real?”: the facts on a gig's page, and what its client says about them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent, ClientMember, record
from gigs import real
from gigs.models import Gig
from gigs.real import facts, with_events
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig, make_user
from tests.gigs.hiring import make_proposal

pytestmark = pytest.mark.django_db

TEXT = (
    "We run freight bookings for nine hundred small hauliers. Billing is the part that hurts: invoices are drawn up in "
    "the same transaction as the booking. We want billing in a service of its own with a database of its own."
)
# Other words for a few of its words: still the same text.
REWORDED = TEXT.replace("nine hundred", "900").replace("hurts:", "hurts,")
OTHER = (
    "A museum wants its catalogue of sixty thousand objects on the web, with pictures that load at once on a phone and "
    "a search that knows what a visitor means when they type half of a painter's name."
)
NOW = timezone.now()


def fact(gig, name, changes=0):
    gig = with_events(Gig.objects.select_related("client")).get(pk=gig.pk)
    return next(one for one in facts(gig, changes) if one.name.startswith(name))


def seen(gig, name, **kwargs):
    return fact(gig, name, **kwargs).seen


def days_ago(days, **fields):
    moment = NOW - timedelta(days=days)
    return {"published_at": moment, "expires_at": moment + timedelta(days=30), **fields}


# -- the same text before


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        (None, "no"),
        ({"description": OTHER}, "no"),
        ({"description": TEXT, "status": "draft"}, "no"),
        ({"description": TEXT, **days_ago(400, status="closed", ended_at=NOW - timedelta(days=390))}, "no"),
        ({"description": TEXT, **days_ago(40, status="closed", ended_at=NOW - timedelta(days=30))}, "yes"),
        ({"description": TEXT.upper().replace(" ", "\n"), **days_ago(2)}, "yes"),
        ({"description": REWORDED, **days_ago(2)}, "yes"),
    ],
    ids=["nothing", "another text", "a draft", "over a year ago", "ended", "in capitals", "a few words changed"],
)
def test_the_same_text_before(adas_client, earlier, expected):
    if earlier:
        make_gig(client=adas_client, **earlier)

    assert seen(make_gig(client=adas_client, description=TEXT), "Same text") == expected


def test_the_text_of_another_client_does_not_count(adas_client):
    make_gig(description=TEXT, **days_ago(2))

    assert seen(make_gig(client=adas_client, description=TEXT), "Same text") == "no"


def test_a_later_gig_with_the_text_is_the_copy_and_not_this_one(adas_client):
    gig = make_gig(client=adas_client, description=TEXT, **days_ago(5))
    make_gig(client=adas_client, description=TEXT, **days_ago(1))

    assert seen(gig, "Same text") == "no"


def test_a_short_text_is_not_compared(adas_client):
    make_gig(client=adas_client, description="Fix it.", **days_ago(2))

    assert seen(make_gig(client=adas_client, description="Fix it."), "Same text") == "not known"


def others(client, number, text=OTHER):
    """So many gigs of other texts, all published after what was three weeks ago."""
    for count in range(number):
        make_gig(client=client, description=f"{text} Number {count}.", **days_ago(1 + count / 10))


def test_a_text_is_found_however_many_gigs_came_after_it(adas_client):
    make_gig(client=adas_client, description=TEXT, **days_ago(300, status="closed", ended_at=NOW - timedelta(days=280)))
    make_gig(client=adas_client, description=REWORDED, **days_ago(200, status="closed", ended_at=NOW))
    others(adas_client, 60)
    gig = make_gig(client=adas_client, description=TEXT)

    assert fact(gig, "Same text").words.startswith("2 times in 12 months")
    assert "Compared with 62." in fact(gig, "Same text").words


def test_the_year_is_the_one_before_the_gig_and_not_before_today(adas_client):
    make_gig(client=adas_client, description=REWORDED, **days_ago(380, status="closed", ended_at=NOW))
    gig = make_gig(client=adas_client, description=TEXT, **days_ago(25))

    assert seen(gig, "Same text") == "yes"


def test_the_nearest_are_compared_by_trigrams(adas_client, monkeypatch):
    monkeypatch.setattr(real, "NEAREST", 2)
    for _ in range(2):
        make_gig(client=adas_client, description=REWORDED, **days_ago(30))
    others(adas_client, 5)
    gig = make_gig(client=adas_client, description=TEXT)

    assert fact(gig, "Same text").words.startswith("2 times or more in 12 months")


def test_what_was_compared_is_said(adas_client, monkeypatch):
    gig = make_gig(client=adas_client, description=TEXT)
    assert fact(gig, "Same text").words.endswith("It published no other in that time.")

    monkeypatch.setattr(real, "MOST_COMPARED", 3)
    make_gig(client=adas_client, description=TEXT, **days_ago(30))
    others(adas_client, 3)
    gig = make_gig(client=adas_client, description=TEXT)

    assert "Compared with the newest 3 of 5." in fact(gig, "Same text").words


def test_first_published_is_when_the_text_first_was(adas_client):
    make_gig(client=adas_client, description=TEXT, **days_ago(20))
    make_gig(client=adas_client, description=TEXT, **days_ago(10))
    gig = make_gig(client=adas_client, description=TEXT)

    first = NOW - timedelta(days=20)
    assert f"{first.day} {first:%B %Y}" in fact(gig, "First published").words
    assert "2 times in 12 months" in fact(gig, "Same text").words


def test_what_is_not_published_has_no_first_day(adas_client):
    assert seen(make_gig(client=adas_client, status="draft"), "First published") == "not known"


# -- the other lines


@pytest.mark.parametrize(
    ("statuses", "expected", "words"),
    [
        ([], "not known", "No other gig of this client has ended yet."),
        (["open"], "not known", "No other gig of this client has ended yet."),
        (["closed", "expired"], "no", "0 of 2 that ended, here."),
        (["filled", "closed"], "yes", "1 of 2 that ended, here."),
    ],
)
def test_how_earlier_gigs_ended(adas_client, statuses, expected, words):
    for status in statuses:
        make_gig(client=adas_client, status=status)
    gig = make_gig(client=adas_client)

    assert (seen(gig, "Earlier gigs"), fact(gig, "Earlier gigs").words) == (expected, words)


def test_proposals_past_their_due(gig):
    assert seen(gig, "Proposals") == "not known"

    proposal = make_proposal(gig, make_developer())
    assert seen(gig, "Proposals") == "no"

    type(proposal).objects.update(first_due_at=timezone.now() - timedelta(days=1))
    assert (seen(gig, "Proposals"), fact(gig, "Proposals").words) == ("yes", "1 wait.")


def test_only_acts_of_the_client_count_as_its_activity(gig, ada, margaret):
    assert seen(gig, "Client active") == "not known"
    record("gig.approve", gig, margaret)
    assert seen(gig, "Client active") == "not known"

    record("gig.edit", gig, ada)
    assert seen(gig, "Client active") == "yes"


def test_an_act_of_long_ago_is_no_recent_one(gig):
    shown = with_events(Gig.objects.select_related("client")).get(pk=gig.pk)
    shown.client_acted_at = NOW - timedelta(days=15)

    assert next(one for one in facts(shown, 0) if one.name.startswith("Client active")).seen == "no"


@pytest.mark.parametrize(("verified", "expected"), [("", "no"), ("domain", "yes"), ("moderator", "yes")])
def test_how_the_client_is_verified(verified, expected):
    assert seen(make_gig(client=make_client(verified=verified)), "Client verified") == expected


def test_edits_since_approval(gig):
    assert seen(gig, "Edited") == "no"
    assert fact(gig, "Edited", changes=2).words == "2 changes, each in the log."


def test_the_proposals_are_gone_through_once():
    assert str(with_events(Gig.objects.all()).query).count('FROM "gigs_proposal"') == 1


def test_the_page_lists_every_line_and_gives_no_verdict(client, gig, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        page = client.get(gig.get_absolute_url()).content.decode()

    names = ["First published", "Same text before", "Earlier gigs ended in a hire", "Proposals wait past their due"]
    for name in [*names, "Client active in 14 days", "Client verified", "Edited since approval"]:
        assert f'<th scope="row">{name}</th>' in page
    assert "without a verdict" in page


# -- the client's explanation


def explain(client, gig, user, text="We post it each year: the tide tables change.", **extra):
    if user:
        client.force_login(user)
    return client.post(f"/gigs/{gig.public_id}/explain/", {"explanation": text, **extra})


@pytest.mark.parametrize("who", ["visitor", "grace", "a viewer", "margaret"])
def test_only_who_posts_for_the_client_may_explain(client, request, gig, who):
    user = None if who == "visitor" else make_user() if who == "a viewer" else request.getfixturevalue(who)
    if who == "a viewer":
        ClientMember.objects.create(client=gig.client, user=user, role="viewer")

    assert explain(client, gig, user).status_code == (302 if who == "visitor" else 404)
    gig.refresh_from_db()
    assert gig.explanation == ""


@pytest.mark.parametrize("status", ["draft", "in_review", "closed", "filled", "expired"])
def test_only_a_live_gig_can_be_explained(client, ada, adas_client, status):
    assert explain(client, make_gig(client=adas_client, status=status), ada).status_code == 409


def test_a_text_that_is_too_long_stays_in_the_form(client, ada, gig):
    response = explain(client, gig, ada, "x" * 501)

    assert response.status_code == 422
    assert "x" * 501 in response.content.decode()


def test_somebody_else_was_first(client, ada, gig):
    response = explain(client, gig, ada, version=gig.version - 1 or 99)

    assert response.status_code == 409
    assert "tide tables" in response.content.decode()


def test_an_explanation_is_public_at_once_and_in_the_log_and_the_revision(client, ada, gig):
    assert explain(client, gig, ada).status_code == 302

    page = client.get(gig.get_absolute_url()).content.decode()
    assert "We post it each year: the tide tables change." in page
    gig.refresh_from_db()
    assert gig.revisions.first().fields["explanation"].startswith("We post it each year")
    assert AuditEvent.objects.of(gig).filter(action="gig.revise", actor=ada).exists()
    assert gig.changes.applied().get().after == {"explanation": "We post it each year: the tide tables change."}


def test_another_explanation_takes_the_place_of_the_first(client, ada, gig):
    explain(client, gig, ada)
    explain(client, gig, ada, "We found nobody in time.")
    gig.refresh_from_db()

    assert gig.explanation == "We found nobody in time."


def test_markup_in_an_explanation_is_text(client, ada, gig):
    explain(client, gig, ada, "<b>trust us</b>")

    assert "&lt;b&gt;trust us&lt;/b&gt;" in client.get(gig.get_absolute_url()).content.decode()


def test_only_the_client_is_offered_to_explain(client, ada, grace, gig):
    offer = f"/gigs/{gig.public_id}/explain/"
    assert offer not in client.get(gig.get_absolute_url()).content.decode()
    client.force_login(grace)
    assert offer not in client.get(gig.get_absolute_url()).content.decode()
    client.force_login(ada)
    assert offer in client.get(gig.get_absolute_url()).content.decode()
    assert client.get(offer).status_code == 200
