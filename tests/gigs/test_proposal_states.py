"""The table of states of a proposal: every (state, action, role), allowed or refused."""

import pytest
from django.urls import reverse

from gigs.models import Gig, Proposal
from tests.accounts.factories import make_developer
from tests.database import taken_back
from tests.directly import post
from tests.factories import make_user

from .hiring import make_member, make_proposal
from .test_agreement_states import TERMS
from .test_propose import WHOLE

pytestmark = pytest.mark.django_db

DONE, REFUSED, NOT_YOURS, NOT_FOUND = 302, 409, 403, 404
STATES = Proposal.Status.values
LIVE = {"submitted", "viewed", "shortlisted", "in_dialogue", "offered"}
SENT = set(STATES) - {"draft"}
REVEALED = {"shortlisted", "in_dialogue", "offered", "accepted"}

# action: what it sends, who may do it, from which states it is possible
CLIENT, DEVELOPER = {"owner", "poster"}, {"author"}
ACTIONS = {
    # Opening what is open already changes nothing and is no error: the button may be pressed twice.
    "open": ({}, CLIENT, SENT),
    "shortlist": ({}, CLIENT, {"submitted", "viewed"}),
    "decline": ({"reason": "price", "note": "Above our range."}, CLIENT, LIVE | {"lapsed"}),
    "note": ({"text": "Asks good questions."}, CLIENT, SENT),
    "withdraw": ({}, DEVELOPER, LIVE),
    "outcome": ({"outcome": "talked"}, DEVELOPER, set(STATES)),
    "message": ({"text": "When could you start?"}, CLIENT | DEVELOPER, LIVE | {"accepted"}),
    "share": ({}, CLIENT | DEVELOPER, REVEALED),
    "offer": (TERMS, CLIENT, {"shortlisted", "in_dialogue"}),
}
ROLES = ["author", "owner", "poster", "viewer", "rival", "moderator", "stranger"]
READERS = {"author", "owner", "poster", "viewer"}


@pytest.fixture
def people(gig, grace, ada, margaret, linus_profile):
    make_proposal(gig=gig, developer=linus_profile)
    return {
        "author": grace,
        "owner": ada,
        "poster": make_member(gig.client, "poster"),
        "viewer": make_member(gig.client, "viewer"),
        "rival": linus_profile.user,
        "moderator": margaret,
        "stranger": make_user(),
    }


def expected(state, action, role):
    _, may, states = ACTIONS[action]
    if role not in READERS or (state == "draft" and role != "author"):
        return NOT_FOUND
    if role not in may:
        return NOT_YOURS
    return DONE if state in states else REFUSED


@pytest.mark.parametrize("state", STATES)
def test_every_action_of_every_role(gig, graces_profile, people, state):
    proposal = make_proposal(gig=gig, developer=graces_profile, status=state)
    found, wanted = {}, {}
    for role in ROLES:
        for action, (data, _, _) in ACTIONS.items():
            wanted[role, action] = expected(state, action, role)
            with taken_back():
                answer = post(people[role], f"gigs:proposal_{action}", proposal.public_id, data=data)
                found[role, action] = answer
                if answer != DONE:
                    now = Proposal.objects.values_list("status", "version").get(pk=proposal.pk)
                    assert now == (state, proposal.version), (role, action)
            if wanted[role, action] == REFUSED and data:
                # The state before what was typed: whoever is too late hears that, and not of a wrong number.
                wrong = dict.fromkeys(data, "")
                found[role, action, "wrong"] = post(
                    people[role], f"gigs:proposal_{action}", proposal.public_id, data=wrong
                )
                wanted[role, action, "wrong"] = REFUSED
    assert found == wanted


# Writing and sending: what becomes of one's press where one's own proposal for the gig is in this state.
AGAIN = {"declined_by_developer", "withdrawn", "lapsed", "not_selected", "void"}


@pytest.mark.parametrize("state", [None, *STATES])
def test_every_role_starts_and_submits_or_is_refused(gig, people, state):
    if state == "accepted":
        Gig.objects.filter(pk=gig.pk).update(status="filled", ended_at=gig.published_at)
    found, wanted = {}, {}
    for role in ROLES:
        user = people[role]
        if role == "rival":  # who has one of their own, whatever becomes of another's
            wanted[role] = (REFUSED, {"submitted"})
        elif role == "stranger":  # without a profile one is led to it
            wanted[role] = (DONE, set())
        else:
            developer = make_developer(user=user)
            if state:
                make_proposal(gig=gig, developer=developer, status=state)
            is_own = role in {"owner", "poster", "viewer"}
            is_sent = not is_own and (state in {None, "draft"} or state in AGAIN)
            kept = {state} - {None, "draft"}
            # What is refused where nothing is on its way stays as a draft: no words are lost.
            new = "submitted" if is_sent else "" if state in LIVE else "draft"
            wanted[role] = (DONE if is_sent else REFUSED, kept | {new} - {""})
        with taken_back():
            answer = post(user, "gigs:gig_propose", gig.public_id, data=WHOLE | {"key": f"key-of-{role}"})
            mine = set(Proposal.objects.of(user).filter(gig=gig).values_list("status", flat=True))
            found[role] = (answer, mine)
    assert found == wanted


@pytest.mark.parametrize("action", ["open", "shortlist", "withdraw", "message", "share", "note", "outcome"])
def test_no_get_changes_anything(client, proposal, action, ada, grace):
    for user in (ada, grace):
        client.force_login(user)
        answer = client.get(reverse(f"gigs:proposal_{action}", args=[proposal.public_id]))
        assert answer.status_code == 405
    proposal.refresh_from_db()
    assert proposal.status == "submitted"


@pytest.mark.parametrize("action", ACTIONS)
def test_a_visitor_is_sent_to_sign_in(client, proposal, action):
    address = reverse(f"gigs:proposal_{action}", args=[proposal.public_id])
    assert client.post(address)["Location"].startswith(reverse("account_login"))


VERBS = {
    "submit": {"draft"},
    "view": {"submitted"},
    "shortlist": {"submitted", "viewed"},
    "talk": LIVE - {"offered"},
    "reveal": {"in_dialogue"},
    "offer": {"shortlisted", "in_dialogue"},
    "counter": {"offered"},
    "accept": {"offered"},
    "turn_down": {"offered"},
    "take_back": {"offered"},
    "decline": LIVE,
    "withdraw": LIVE,
    "lapse": LIVE - {"offered"},
    "not_select": LIVE,
    "void": LIVE,
    "answer_late": {"lapsed"},
}
LEADS_TO = {
    "submit": "submitted",
    "view": "viewed",
    "shortlist": "shortlisted",
    "talk": "in_dialogue",
    "reveal": "in_dialogue",
    "offer": "offered",
    "counter": "offered",
    "accept": "accepted",
    "turn_down": "declined_by_developer",
    "take_back": "in_dialogue",
    "decline": "declined_by_client",
    "withdraw": "withdrawn",
    "lapse": "lapsed",
    "not_select": "not_selected",
    "void": "void",
    "answer_late": "lapsed",
}


def test_the_table_of_the_model_is_the_table_of_the_rules():
    table = Proposal.TRANSITIONS
    assert {verb: set(states) for verb, (states, _) in table.items()} == VERBS
    assert {verb: str(to) for verb, (_, to) in table.items()} == LEADS_TO


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_words_and_a_track(client, gig, graces_profile, state, grace, ada):
    proposal = make_proposal(gig=gig, developer=graces_profile, status=state)
    for user in [grace] if state == "draft" else [grace, ada]:
        client.force_login(user)
        html = client.get(proposal.get_absolute_url(), follow=True).content.decode()
        assert state == "draft" or proposal.get_status_display() in html
