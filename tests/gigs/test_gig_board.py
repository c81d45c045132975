"""The client's board: /gigs/<id>/proposals/, side by side and many at once."""

import pytest
from django.urls import reverse

from accounts.models import DeveloperContact, Notification
from gigs.hiring.board import ASKED, COLUMNS, ordered
from gigs.models import Agreement, Gig, Proposal, ProposalMessage
from gigs.models.hiring_errors import HiringError
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig, make_user

from .hiring import make_member, make_proposal, terms

pytestmark = pytest.mark.django_db


def board(gig):
    return reverse("gigs:gig_board", args=[gig.public_id])


def act(gig):
    return reverse("gigs:gig_board_act", args=[gig.public_id])


def compare(gig):
    return reverse("gigs:gig_compare", args=[gig.public_id])


def mark(proposal):
    return f"{proposal.public_id}:{proposal.version}"


@pytest.mark.parametrize("address", [board, compare])
def test_only_people_of_the_client_open_it(client, gig, address, linus, margaret, graces_profile, proposal):
    for user in (linus, margaret, graces_profile.user, make_client().members.get().user):
        client.force_login(user)
        assert client.get(address(gig)).status_code == 404
    client.force_login(make_member(gig.client, "viewer"))
    assert client.get(address(gig)).status_code == 200


def test_a_viewer_reads_and_does_not_act(client, gig, proposal):
    client.force_login(make_member(gig.client, "viewer"))
    assert client.post(act(gig), {"do": "shortlist", "p": mark(proposal)}).status_code == 403


def test_a_draft_gig_has_no_board(client, adas_client, ada):
    client.force_login(ada)
    assert client.get(board(make_gig(client=adas_client, status="draft"))).status_code == 404


def test_every_state_has_a_column():
    states = [state for _, found in COLUMNS for state in found]
    assert sorted(states) == sorted((set(Proposal.Status.values) - {"draft"}) | {ASKED})


def test_the_best_fit_comes_first_and_never_the_first_to_come(client, gig, ada):
    poor = [make_proposal(gig=gig, developer=make_developer(skills=["cobol"]), pitch=f"Poor {n}") for n in range(6)]
    best = make_proposal(gig=gig, developer=make_developer(skills=["python"]), pitch="The best")
    client.force_login(ada)
    html = client.get(board(gig)).content.decode()

    order = sorted([*poor, best], key=lambda row: html.index(row.pitch))
    assert order[0] == best
    assert order[1:] != sorted(poor, key=lambda row: row.pk)
    assert order[1:] != sorted(poor, key=lambda row: -row.pk)
    assert html.index(poor[0].pitch) == client.get(board(gig)).content.decode().index(poor[0].pitch)


def test_the_fit_is_the_published_sum_with_the_price_that_is_asked(client, ada, adas_client):
    gig = make_gig(client=adas_client, level=3, pay_max=500)
    skilled = make_developer(skills=["python"])
    asked = {"within": (450, "day"), "above": (70, "hour"), "fixed": (9_000, "fixed")}
    for pitch, (price, unit) in asked.items():
        developer = skilled if pitch == "within" else make_developer(skills=["cobol"])
        make_proposal(gig=gig, developer=developer, pitch=pitch, price=price, unit=unit)

    cards = {card.proposal.pitch: card for card in ordered(gig, gig.proposals.all())}

    for card in cards.values():
        assert card.fit.score == sum(part.points for part in card.fit.parts)
    lines = {pitch: [words for _, words in card.fit.lines] for pitch, card in cards.items()}
    assert "reaches their €450 a day, +15" in lines["within"]
    assert "pays less than their €560 a day" in lines["above"]
    assert not any("rate" in words or "a day" in words for words in lines["fixed"])
    assert (cards["within"].skills, cards["above"].skills) == ([("Python", True)], [("Python", False)])
    client.force_login(ada)
    html = client.get(board(gig)).content.decode()
    assert f'fit <b class="mono">{cards["within"].fit.score}</b>' in html


def test_the_board_costs_the_same_however_many_there_are(client, gig, ada, django_assert_max_num_queries):
    client.force_login(ada)
    for _ in range(8):
        make_proposal(gig=gig)
    with django_assert_max_num_queries(24):
        client.get(board(gig))


@pytest.mark.parametrize("talks", [False, True])
def test_a_blind_gig_hides_who_they_are_until_the_shortlist(client, adas_client, ada, grace, graces_profile, talks):
    gig = make_gig(client=adas_client, blind=True)
    proposal = make_proposal(gig=gig, developer=graces_profile)
    if talks:
        ProposalMessage.send(proposal, ada, "client", "When could you start?")
        ProposalMessage.send(proposal, grace, "developer", "In May.")
    offer, pages = reverse("gigs:proposal_offer", args=[proposal.public_id]), [board(gig), proposal.get_absolute_url()]
    pages.append(f"{compare(gig)}?p={proposal.public_id}")
    client.force_login(ada)
    for page in [*pages, offer]:
        html = client.get(page).content.decode()
        assert "Grace" not in html
        assert graces_profile.handle not in html
    assert not DeveloperContact.objects.exists()
    if talks:
        assert client.get(offer).status_code == 409
        with pytest.raises(HiringError, match="shortlist first"):
            Agreement.offer(proposal, ada, terms())
        with pytest.raises(HiringError, match="shortlist"):
            ProposalMessage.share_address(proposal, grace, "developer")
    assert "Put on the shortlist" in client.get(proposal.get_absolute_url()).content.decode()
    client.post(reverse("gigs:proposal_shortlist", args=[proposal.public_id]))
    assert all("Grace" in client.get(page).content.decode() for page in pages)
    assert "Put on the shortlist" not in client.get(proposal.get_absolute_url()).content.decode()
    proposal.refresh_from_db()
    assert (proposal.status, proposal.turn) == ("in_dialogue" if talks else "shortlisted", "client")
    assert client.get(offer).status_code == 200
    assert not Notification.objects.filter(user=ada, title__contains="Grace").exists()


def test_at_most_four_stand_side_by_side(client, gig, ada):
    rows = [make_proposal(gig=gig) for _ in range(5)]
    client.force_login(ada)
    answer = client.post(act(gig), {"do": "compare", "p": [mark(row) for row in rows]}, follow=True)
    assert answer.content.decode().count("compare__one") == 4


def test_side_by_side_each_answer_stands_under_its_question(client, ada, adas_client):
    gig = make_gig(client=adas_client, questions=["Which register was it?", "Who runs it?"])
    proposal = make_proposal(gig=gig, answers=["", "We do, by rota."])
    client.force_login(ada)
    html = client.get(f"{compare(gig)}?p={proposal.public_id}").content.decode()
    assert html.index("Who runs it?") < html.index("We do, by rota.")
    assert "Which register was it?" not in html


def test_an_empty_board_leads_to_who_fits_and_has_nothing_to_press(client, gig, ada):
    client.force_login(ada)
    html = client.get(board(gig)).content.decode()
    assert reverse("gigs:gig_developers", args=[gig.public_id]) in html
    assert "Decline with a reason" not in html


def test_foreign_ids_and_odd_bytes_are_left_out(client, gig, ada):
    other = make_proposal(pitch="Of another client")
    client.force_login(ada)
    for value in (mark(other), "nonsense", "\x00", "9" * 19, ":", "é:1"):
        assert "Of another client" not in client.get(compare(gig), {"p": value}).content.decode()
        assert client.post(act(gig), {"do": "decline", "p": value}).status_code == 302
    other.refresh_from_db()
    assert other.status == "submitted"


def test_several_go_on_the_shortlist_in_one_press(client, gig, ada):
    rows = [make_proposal(gig=gig) for _ in range(3)]
    client.force_login(ada)
    client.post(act(gig), {"do": "shortlist", "p": [mark(row) for row in rows[:2]]})
    assert sorted(gig.proposals.values_list("status", flat=True)) == ["shortlisted", "shortlisted", "submitted"]


def test_declining_several_asks_for_a_reason_first(client, gig, ada):
    rows = [make_proposal(gig=gig) for _ in range(2)]
    chosen = [mark(row) for row in rows]
    client.force_login(ada)

    page = client.post(act(gig), {"do": "decline", "p": chosen})
    assert page.status_code == 200
    assert client.post(act(gig), {"do": "decline_all", "p": chosen, "note": "Kept words"}).status_code == 422
    assert Proposal.objects.live().count() == 2

    client.post(act(gig), {"do": "decline_all", "p": chosen, "reason": "skills", "note": "We need Kafka."})
    assert {(row.status, row.note) for row in Proposal.objects.all()} == {("declined_by_client", "We need Kafka.")}
    assert Notification.objects.filter(kind="proposal_declined").count() == 2


def test_what_somebody_else_changed_is_left_and_named(client, gig, ada):
    stale, fresh = make_proposal(gig=gig), make_proposal(gig=gig)
    chosen = [mark(stale), mark(fresh)]
    Proposal.objects.get(pk=stale.pk).view(ada)
    client.force_login(ada)
    answer = client.post(act(gig), {"do": "decline_all", "p": chosen, "reason": "skills"}, follow=True)
    assert {row.pk: row.status for row in gig.proposals.all()} == {stale.pk: "viewed", fresh.pk: "declined_by_client"}
    assert "Somebody changed this proposal" in answer.content.decode()


def test_notes_are_for_the_client_alone(client, gig, proposal, ada, grace):
    client.force_login(ada)
    for _ in range(2):  # a double press
        data = {"text": "Seems <b>slow</b>", "key": "k" * 22}
        client.post(reverse("gigs:proposal_note", args=[proposal.public_id]), data)
    assert proposal.notes.count() == 1
    assert "Seems &lt;b&gt;slow&lt;/b&gt;" in client.get(proposal.get_absolute_url()).content.decode()
    client.force_login(grace)
    assert "Seems" not in client.get(proposal.get_absolute_url()).content.decode()
    assert not Notification.objects.filter(user=grace).exists()


def test_my_gigs_lead_to_the_board(client, gig, ada):
    client.force_login(ada)
    assert board(gig) in client.get(reverse("gigs:my_gigs")).content.decode()
    assert board(gig) in client.get(gig.get_absolute_url()).content.decode()


def test_the_gig_says_how_many_and_offers_to_write(client, gig, grace):
    make_proposal(gig=gig)
    Gig.objects.update(max_proposals=9)
    html = client.get(gig.get_absolute_url()).content.decode()
    assert "1 of 9 proposals" in html
    client.force_login(make_user())
    assert reverse("gigs:gig_propose", args=[gig.public_id]) in client.get(gig.get_absolute_url()).content.decode()
