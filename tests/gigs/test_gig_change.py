"""Changing a gig that is public: /gigs/<id>/edit/ while it lives, and the moderator's word about the change."""

import pytest
from django.urls import reverse

from accounts.models import StaleError
from gigs.models import Gig, GigChange
from gigs.models.hiring_errors import HiringError
from moderation.models import Case
from tests.factories import make_gig, make_user
from tests.gigs.hiring import make_proposal
from tests.gigs.posting import COMPLETE, address
from tests.races import at_once, codes, press


@pytest.fixture
def gig(adas_client):
    return make_gig(client=adas_client, title=COMPLETE["title"], description=COMPLETE["description"])


@pytest.fixture
def change(client, ada, gig):
    client.force_login(ada)
    gig.refresh_from_db()

    def send(**fields):
        data = COMPLETE | {"level": "3", "version": Gig.objects.get(pk=gig.pk).version} | fields
        return client.post(address("edit", gig), data)

    return send


# -- refusals


@pytest.mark.parametrize("role", ["viewer", None])
def test_nobody_but_those_who_post_changes_a_gig(client, ada, adas_client, gig, role):
    person = make_user()
    if role:
        adas_client.add_member(person, role, ada)
    client.force_login(person)

    assert client.get(address("edit", gig)).status_code == 404
    assert client.post(address("edit", gig), COMPLETE).status_code == 404


def test_a_public_gig_passes_the_gate_whatever_changes(change, known):
    answer = change(pay_max="9000", title="Other words")

    assert answer.status_code == 422
    assert "at most 1,200" in answer.content.decode()
    assert "Other words" in answer.content.decode()
    assert not GigChange.objects.exists()


def test_the_cap_is_raised_but_not_lowered(change, known, gig):
    assert "not lowered" in change(max_proposals="10").content.decode()
    assert change(max_proposals="40").status_code == 302
    assert Gig.objects.get(pk=gig.pk).max_proposals == 40


def test_what_developers_proposed_on_stays_as_it_was(change, known, gig, ada, graces_profile):
    gig.blind, gig.questions = True, ["Which import did you make faster?"]
    gig.save()
    new = {"questions": "Have you ever lost data?"}
    Gig.objects.get(pk=gig.pk).change({"questions": ["Which one?"]}, ada)  # nobody has answered yet
    proposal = make_proposal(gig=gig, developer=graces_profile)

    page = change(**new)  # a box that is not ticked is not sent
    assert page.status_code == 422
    assert "names stay hidden until the shortlist" in page.content.decode()
    assert "have answered these questions" in page.content.decode()
    for said in ({"blind": False}, {"questions": ["Other?"]}):
        with pytest.raises(HiringError):
            Gig.objects.get(pk=gig.pk).change(said, ada)
        with pytest.raises(HiringError):
            Gig.objects.get(pk=gig.pk).revise(said, ada)  # what waited when the proposal came
    proposal.refresh_from_db()
    assert Gig.objects.get(pk=gig.pk).blind
    assert change(blind="on", questions="Which one?", summary="Shorter words.").status_code == 302


def test_a_gig_does_not_move_to_another_client(change, known, gig, ada):
    other = make_gig().client
    other.add_member(ada, "owner", ada)

    change(client=other.pk, title="Other words")

    assert Gig.objects.get(pk=gig.pk).client == gig.client


def test_a_stale_change_is_a_conflict_that_keeps_the_words(change, known, gig):
    version = gig.version
    change(title="First words")

    answer = change(title="Second words", version=version)

    assert answer.status_code == 409
    assert "Second words" in answer.content.decode()
    assert Gig.objects.get(pk=gig.pk).title == "First words"


def test_words_that_came_to_wait_meanwhile_are_not_overwritten(change, client, gig, margaret):
    opened = client.get(address("edit", gig)).context["form"]["waiting"].value()
    change(title="Words of the first member", waiting=opened)
    other = change(title="Words of the second", waiting=opened)
    assert other.status_code == 409
    assert "Words of the second" in other.content.decode()
    assert change(title="Words of the first member", waiting=opened).status_code == 302  # a double press

    stamp = client.get(address("edit", gig)).context["form"]["waiting"].value()
    Case.objects.get().decide(margaret, ["request_changes"], reason="Say which report it is, please.")
    assert change(title="Written before the moderator spoke", waiting=stamp).status_code == 409
    assert gig.changes.get().after == {"title": "Words of the first member"}


@pytest.mark.django_db(transaction=True)
def test_two_first_changes_at_once_are_one_that_waits_and_a_conflict(gig, ada):
    answers = at_once(
        *(
            press(ada, address("edit", gig), **COMPLETE | {"title": words}, level="3", waiting="")
            for words in ("Make one report fast", "Make two reports fast")
        )
    )
    assert codes(answers) == [302, 409]
    assert gig.changes.get().status == "in_review"


# -- what happens


def test_a_change_of_a_client_hardly_known_waits_and_the_public_page_keeps_the_old_words(change, client, gig, ada):
    change(title="Other words", pay_max="600")

    waiting = gig.changes.get()
    assert waiting.status == "in_review"
    assert waiting.after == {"title": "Other words", "pay_max": 600}
    assert Case.objects.get().about == waiting
    page = client.get(Gig.objects.get(pk=gig.pk).get_absolute_url()).content.decode()
    assert "Other words" not in page
    assert "Other words" in client.get(address("edit", gig)).content.decode()
    assert change().status_code == 302  # the words of before
    assert "sent before still waits for a moderator" in client.get(reverse("gigs:my_gigs")).content.decode()


def test_approved_it_is_public_and_logged_for_everybody(change, client, gig, margaret, ada):
    change(title="Other words", pay_max="600")
    case = Case.objects.get()
    client.force_login(margaret)
    page = client.get(case.get_absolute_url()).content.decode()
    assert "Other words" in page
    assert COMPLETE["title"] in page

    case.decide(margaret, ["approve"])

    client.logout()
    page = client.get(Gig.objects.get(pk=gig.pk).get_absolute_url()).content.decode()
    assert "Highest pay: <del>500</del> → <ins>600</ins>" in page
    assert ada.notifications.filter(kind="gig_change_applied").exists()


def test_sent_back_it_is_corrected_and_waits_again(change, client, gig, margaret):
    change(title="Other words")
    Case.objects.get().decide(margaret, ["request_changes"], reason="Say which report it is, please.")
    assert "Say which report it is" in client.get(address("edit", gig)).content.decode()

    change(title="Other words about the report")

    waiting = gig.changes.get()
    assert (waiting.status, waiting.after["title"]) == ("in_review", "Other words about the report")
    assert Case.objects.filter(status="open").count() == 1


def test_a_moderator_who_read_older_words_decides_nothing(change, gig, margaret):
    change(title="Other words")
    case = Case.objects.get()
    read = case.about.version
    change(title="Words after the reading")

    with pytest.raises(StaleError):
        Case.objects.get().decide(margaret, ["approve"], about_version=read)


def test_a_known_clients_change_appears_at_once(change, known, gig, client):
    assert change(must="go", description="New words.", workplace="remote").status_code == 422  # go is no skill here
    change(description="New words.")

    gig.refresh_from_db()
    assert gig.description_html == "<p>New words.</p>\n"
    assert gig.revisions.latest("pk").fields["description"] == "New words."
    assert "rewritten" in client.get(gig.get_absolute_url()).content.decode()


def test_nothing_changed_is_no_change(change, gig):
    assert change().status_code == 302
    assert not gig.changes.exists()


def test_a_form_that_does_not_ask_for_levels_keeps_them(change, known, gig):
    gig.gig_skills.update(level=4)

    change(title="Other words")

    assert gig.gig_skills.get().level == 4
    assert "skills" not in gig.changes.get().after


def test_a_change_has_no_page_to_report(client, gig, ada):
    gig.change({"title": "Other words"}, ada)

    about = {"about": address("edit", gig)}
    assert client.get(reverse("moderation:report_new"), about).status_code == 404
