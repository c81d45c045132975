"""The table of states of an agreement: every (state, action, role)."""

import pytest
from django.utils import timezone

from gigs.models import Agreement, AgreementEvent
from gigs.models.agreement_event import RULES
from tests.database import taken_back
from tests.directly import post
from tests.factories import make_adas_gig, make_user

from .hiring import make_graces_profile, make_member, make_offer, owner_of

pytestmark = pytest.mark.django_db
DONE, REFUSED, NOT_YOURS, NOT_FOUND, WRONG = 302, 409, 403, 404, 422
STATES = Agreement.Status.values
ROLES = ["developer", "client", "viewer", "rival", "moderator", "stranger"]
TERMS = {"price": "460", "unit": "day", "start_on": "2030-01-01", "payment_days": "14"}
TERMS |= {"rights": "not_stated", "confidentiality": "not_stated"}
BILLABLE = {"active", "completed", "ended_early", "disputed", "settled", "unresolved"}
OVER = {"completed", "ended_early", "settled", "unresolved"}
ACTIONS = ["accept", "counter", "decline", "take_back", "drop_change", "review"]


@pytest.fixture(scope="module")
def offered(once):
    with once():
        return make_offer(make_adas_gig(), make_graces_profile())


@pytest.fixture
def agreement(db, offered):
    return Agreement.objects.get(pk=offered.pk)


@pytest.fixture
def people(agreement, margaret, linus_profile):
    return {
        "developer": agreement.proposal.developer.user,
        "client": owner_of(agreement.proposal),
        "viewer": make_member(agreement.gig.client, "viewer"),
        "rival": linus_profile.user,
        "moderator": margaret,
        "stranger": make_user(),
    }


def put(agreement, state):
    """The agreement and its proposal in this state."""
    proposal_state = {"draft": "in_dialogue", "proposed": "offered", "countered": "offered", "not_agreed": "withdrawn"}
    proposal = agreement.proposal
    type(proposal).objects.filter(pk=proposal.pk).update(status=proposal_state.get(state, "accepted"))
    moments = {} if state in proposal_state else {"accepted_at": timezone.now(), "ended_at": timezone.now()}
    Agreement.objects.filter(pk=agreement.pk).update(status=state, **moments)


def allowed(state, action, role):
    """Whether the table of the rules has this arrow; offers first, then what happens."""
    table = {
        "accept": {("proposed", "developer"), ("countered", "client")},
        # Agreed terms are changed as offered ones are countered: by another version, of either side.
        "counter": {("proposed", "developer"), ("countered", "client")}
        | {(state, side) for state in ("accepted", "active") for side in ("client", "developer")},
        "drop_change": set(),
        "decline": {("proposed", "developer"), ("countered", "developer")},
        "take_back": {("proposed", "client"), ("countered", "client")},
        "review": {(over, side) for over in OVER for side in ("client", "developer")},
    }
    if action in table:
        return (state, role) in table[action]
    sides, states = {
        "delivered": ({"developer"}, {"active"}),
        "changes_asked": ({"client"}, set()),
        "accepted": ({"client"}, set()),
        "completed": ({"client"}, {"active"}),
        "invoiced": ({"developer"}, BILLABLE),
        "paid_claimed": ({"client"}, BILLABLE),
        "paid_confirmed": ({"developer"}, BILLABLE),
        "disputed": ({"client", "developer"}, {"active"}),
        "settled": ({"developer"}, {"disputed"}),
        "unresolved": ({"client", "developer"}, {"disputed"}),
        "ended_early": ({"client", "developer"}, {"accepted", "active"}),
    }[action]
    return role in sides and state in states


def expected(state, action, role):
    if role not in {"developer", "client", "viewer"}:
        return NOT_FOUND
    wrong_side = {("decline", "client"), ("take_back", "developer")}
    if role == "viewer" or (action, role) in wrong_side:
        return NOT_YOURS
    return DONE if allowed(state, action, role) else REFUSED


@pytest.mark.parametrize("state", STATES)
def test_every_action_of_every_role(agreement, people, state):
    grace = people["developer"]
    invoice = AgreementEvent.objects.create(
        agreement=agreement, kind="invoiced", side="developer", by=grace, on=timezone.localdate()
    )
    AgreementEvent.objects.create(agreement=agreement, kind="disputed", side="developer", by=grace, on=invoice.on)
    put(agreement, state)
    found, wanted = {}, {}
    for role in ROLES:
        for action in [*ACTIONS, *RULES]:
            data = {"counter": TERMS, "review": {"again": "yes"}}.get(action, {})
            if action in RULES:
                data = {
                    "kind": action,
                    "note": "As we said.",
                    "invoice": invoice.pk if RULES[action].needs_invoice else "",
                }
            name = "event" if action in RULES else action
            with taken_back():
                answer = post(people[role], f"gigs:agreement_{name}", agreement.public_id, data=data)
                found[role, action] = answer
                if answer != DONE:
                    assert Agreement.objects.values_list("status", flat=True).get() == state
            wanted[role, action] = expected(state, action, role)
            if wanted[role, action] == REFUSED and data:
                # The state before what was typed: whoever is too late hears that, and not of a wrong number.
                wrong = {"kind": action} if action in RULES else {"price": "x", "again": "x"}
                found[role, action, "wrong"] = post(
                    people[role], f"gigs:agreement_{name}", agreement.public_id, data=wrong
                )
                wanted[role, action, "wrong"] = REFUSED
    assert found == wanted


LEADS_TO = {
    "propose": ({"draft", "countered"}, "proposed"),
    "counter": ({"proposed"}, "countered"),
    "take_back": ({"proposed", "countered"}, "draft"),
    "fall_through": ({"draft", "proposed", "countered"}, "not_agreed"),
    "accept": ({"proposed", "countered"}, "accepted"),
    "begin": ({"accepted"}, "active"),
    "complete": ({"active"}, "completed"),
    "end_early": ({"accepted", "active"}, "ended_early"),
    "dispute": ({"active"}, "disputed"),
    "settle": ({"disputed"}, "settled"),
    "leave": ({"disputed"}, "unresolved"),
}


def test_the_table_of_the_model_is_the_table_of_the_rules():
    assert {verb: (set(a), str(b)) for verb, (a, b) in Agreement.TRANSITIONS.items()} == LEADS_TO


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_page_for_both_sides(client, agreement, people, state):
    put(agreement, state)
    for role in ("developer", "client", "viewer"):
        client.force_login(people[role])
        page = client.get(agreement.get_absolute_url())
        assert page.status_code == 200
        assert Agreement.Status(state).label in page.content.decode()
