"""`view=lines`: the same gigs, one a line; a manner of showing and no part of the search."""

import pytest

from gigs.models import HiddenGig, SavedGig
from tests.accounts.factories import make_developer
from tests.factories import make_gig
from tests.gigs.hiring import make_proposal

pytestmark = pytest.mark.django_db


def test_an_unknown_height_is_left_out_and_named(client):
    make_gig(title="Ledger")
    page = client.get("/gigs/?view=tiles").content.decode()
    assert "Rows: we do not know “tiles”" in page
    assert 'class="gig__title"' in page


def test_the_same_gigs_one_a_line(client, grace):
    gigs = [make_gig(title=f"Gig {number}") for number in range(3)]
    HiddenGig.objects.create(user=grace, gig=gigs[0])
    client.force_login(grace)
    page = client.get("/gigs/?view=lines&sort=closing")
    text = page.content.decode()
    assert [gig.title for gig, _ in page.context["lines"]] == ["Gig 1", "Gig 2"]
    assert text.count("<tr") == 3 and 'class="gig__title"><a id="g-' + gigs[1].public_id not in text
    assert [card.title for card in page.context["put_away"]] == ["Gig 0"]


def test_it_stays_from_page_to_page_and_in_no_feed(client):
    for number in range(11):
        make_gig(title=f"Gig {number}")
    page = client.get("/gigs/?view=lines&per=10")
    assert "view=lines" in page.context["next"]
    assert page.context["here"] == "" and page.context["canonical"].endswith("/gigs/")
    assert ("view", "lines") in page.context["asked"].kept
    assert "noindex, follow" in page.content.decode()


# -- what a reader has in them


def line_of(page, gig):
    """The line of a gig, as it is drawn."""
    rows = page.content.decode().split("<tr")[2:]
    return next(row.partition("</tr>")[0] for row in rows if gig.get_absolute_url() in row)


def test_a_visitor_has_no_state_no_sum_and_nothing_to_press(client):
    gig = make_gig(title="Ledger")
    page = client.get("/gigs/?view=lines")
    assert not {"gig__gutter", "lines__match", "formaction"} & set(line_of(page, gig).replace('"', " ").split())
    assert '<th scope="col">Match</th>' not in page.content.decode()


def test_who_names_no_skill_has_marks_and_no_sum(client, grace):
    gig = make_gig(title="Ledger")
    client.force_login(grace)
    page = client.get("/gigs/?view=lines")
    assert "New to you" in line_of(page, gig) and "lines__match" not in line_of(page, gig)
    assert '<th scope="col">Match</th>' not in page.content.decode()


def test_each_line_opens_to_the_sum_of_its_row(client, grace):
    make_developer(grace, skills=["python"])
    gig = make_gig(title="Ledger", skills=["python"])
    client.force_login(grace)
    ((_, card),) = client.get("/gigs/?sort=match&view=lines").context["lines"]
    line = line_of(client.get("/gigs/?sort=match&view=lines"), gig)
    assert f"<summary><b>{card.match.score}</b>" in line
    assert line.count("<li") == len(card.match.lines)
    assert f"<b>{card.match.score}</b> match" in client.get("/gigs/?sort=match").content.decode()


def test_what_a_reader_marked_is_their_state_and_is_pressed_there(client, grace):
    developer = make_developer(grace, skills=["python"])
    saved, sent, plain = (make_gig(title=title) for title in ("Saved", "Sent", "Plain"))
    SavedGig.objects.create(user=grace, gig=saved)
    make_proposal(gig=sent, developer=developer)
    client.force_login(grace)
    page = client.get("/gigs/?view=lines")
    assert "Saved by you" in line_of(page, saved) and f"/gigs/{saved.public_id}/unsave/" in line_of(page, saved)
    assert "You sent a proposal" in line_of(page, sent)
    assert "New to you" in line_of(page, plain) and f"/gigs/{plain.public_id}/save/" in line_of(page, plain)
    assert 'name="next" value="/gigs/?view=lines"' in page.content.decode()
