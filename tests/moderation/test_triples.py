"""Cases, decisions and appeals: what everybody gets for every action in every state."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import ClientMember
from tests.factories import make_client, make_gig

from .factories import case_of, make_appeal, make_report, rule
from .triples import REASON, row

pytestmark = pytest.mark.django_db
APPEAL = "The week is paid: the text says so in its third line, and the agreement has a price."


@pytest.fixture(scope="module")
def company(once, people):
    """The owner's, and the partner's."""
    with once():
        company = make_client(owner=people["owner"])
        ClientMember.objects.create(client=company, user=people["partner"], role="owner")
        return company


@pytest.fixture(scope="module")
def gig(once, company):
    with once():
        return make_gig(client=company)


# -- cases


@pytest.fixture(scope="module")
def waiting(once, company, people):
    with once():
        waiting = make_gig(client=company, status="draft")
        waiting.submit(people["owner"])
        return waiting


CASES = {
    # state: action:         visitor member owner partner margaret dorothy senga olga edith audrey root
    "free": {
        "queue": row("       sign    no     no    no      read     read    read  read no    read   read"),
        "case_detail": row(" sign    no     no    no      read     read    read  read no    read   read"),
        "case_claim": row("  sign    no     no    no      done     done    done  done no    no     done"),
        "case_release": row("sign    no     no    no      done     done    done  done no    no     done"),
        "preview": row("     sign    no     no    no      read     read    read  read no    no     read"),
        "bad": row("         sign    no     no    no      form     form    form  form no    no     form"),
        "case_decide": row(" sign    no     no    no      done     done    done  done no    no     done"),
        "case_undo": row("   sign    no     no    no      late     late    late  late no    late   late"),
    },
    "margaret's": {
        "case_detail": row(" sign    no     no    no      read     read    read  read no    read   read"),
        "case_claim": row("  sign    no     no    no      done     late    late  late no    no     late"),
        "case_release": row("sign    no     no    no      done     late    late  late no    no     late"),
        "preview": row("     sign    no     no    no      read     late    late  late no    no     late"),
        "bad": row("         sign    no     no    no      form     late    late  late no    no     late"),
        "case_decide": row(" sign    no     no    no      done     late    late  late no    no     late"),
        "case_undo": row("   sign    no     no    no      late     late    late  late no    late   late"),
    },
    "decided": {
        "case_detail": row(" sign    no     no    no      read     read    read  read no    read   read"),
        "case_claim": row("  sign    no     no    no      late     late    late  late no    no     late"),
        "case_release": row("sign    no     no    no      late     late    late  late no    no     late"),
        "preview": row("     sign    no     no    no      late     late    late  late no    no     late"),
        "bad": row("         sign    no     no    no      late     late    late  late no    no     late"),
        "case_decide": row(" sign    no     no    no      late     late    late  late no    no     late"),
        "case_undo": row("   sign    no     no    no      done     no      no    no   no    no     no"),
    },
    "decided long ago": {
        "case_decide": row(" sign    no     no    no      late     late    late  late no    no     late"),
        "case_undo": row("   sign    no     no    no      late     no      no    no   no    no     no"),
    },
}


@pytest.mark.parametrize("state", CASES)
def test_cases(answers, people, waiting, state):
    case = case_of(waiting)
    if state == "margaret's":
        case.claim(people["margaret"])
    if state.startswith("decided"):
        case.decide(people["margaret"], ["approve"])
    data = {"outcome": "request_changes", "reason": REASON}
    sent = {"preview": data | {"preview": "1"}, "bad": {"outcome": "request_changes"}}
    with time_machine.travel(timezone.now() + timedelta(minutes=11 if state.endswith("ago") else 0)):
        for action, expected in CASES[state].items():
            method = "get" if action in {"queue", "case_detail"} else "post"
            name, about = "case_decide" if action in sent else action, [] if action == "queue" else [case.public_id]
            assert answers(method, name, *about, data=sent.get(action, data)) == expected, (state, action)


# -- decisions

DECISIONS = {
    # a removal of ada's gig
    "standing": row("  sign none read read read read read read none read read"),
    "undone": row("    sign none read read read read read read none read read"),
    "no breach": row(" sign none none none read read read read none read read"),
}


@pytest.mark.parametrize("state", DECISIONS)
def test_decisions(answers, people, gig, state):
    make_report(gig)
    case = case_of(gig)
    outcome = "no_violation" if state == "no breach" else "remove"
    decision = case.decide(people["margaret"], [outcome], REASON, clause=rule())
    if state == "undone":
        case.undo(people["margaret"])
    assert answers("get", "decision_detail", decision.public_id) == DECISIONS[state]


# -- appeals

APPEALS = {
    # of margaret's decision
    "none": {
        "appeal_new": row("   sign none done done none none none none none none none"),
    },
    "too late": {
        "appeal_new": row("   sign none late late none none none none none none none"),
    },
    "open": {
        "appeal_new": row("   sign none done done none none none none none none none"),
        "appeal_detail": row("sign none read read none none none none none none none"),
        "appeal_write": row(" sign none done no   none none none none none none none"),
        "appeal_queue": row(" sign no   no   no   read read read read no   read read"),
        "appeal_case": row("  sign no   no   no   read read read read no   read read"),
        "appeal_ask": row("   sign no   no   no   no   no   done done no   no   done"),
        "bad": row("          sign no   no   no   no   no   form form no   no   form"),
        "appeal_decide": row("sign no   no   no   no   no   done done no   no   done"),
    },
    "answered by senga": {
        "appeal_detail": row("sign none read read none none none none none none none"),
        "appeal_write": row(" sign none late no   none none none none none none none"),
        "appeal_queue": row(" sign no   no   no   read read read read no   read read"),
        "appeal_case": row("  sign no   no   no   read read read read no   read read"),
        "appeal_ask": row("   sign no   no   no   no   no   late late no   no   late"),
        "appeal_decide": row("sign no   no   no   no   no   late late no   no   late"),
    },
    "of senga's own": {
        "appeal_case": row("  sign no   no   no   read read read read no   read read"),
        "appeal_ask": row("   sign no   no   no   no   no   no   done no   no   done"),
        "appeal_decide": row("sign no   no   no   no   no   no   done no   no   done"),
    },
}
SENT = {
    "appeal_new": {"text": APPEAL},
    "appeal_write": {"text": "See the third line."},
    "appeal_ask": {"text": "Which line do you mean?"},
    "bad": {"outcome": "upheld"},
    "appeal_decide": {"outcome": "upheld", "answer": REASON},
}


@pytest.mark.parametrize("state", APPEALS)
def test_appeals(answers, people, gig, state):
    make_report(gig)
    by = people["senga" if state == "of senga's own" else "margaret"]
    decision = case_of(gig).decide(by, ["remove"], REASON, clause=rule())
    appeal = None
    if state not in {"none", "too late"}:
        appeal = make_appeal(decision, people["owner"])
    if state == "answered by senga":
        appeal.decide(people["senga"], "upheld", REASON)
    with time_machine.travel(timezone.now() + timedelta(days=190 if state == "too late" else 0)):
        for action, expected in APPEALS[state].items():
            name, about = {"bad": "appeal_decide"}.get(action, action), decision if action == "appeal_new" else appeal
            args = [] if action == "appeal_queue" else [about.public_id]
            found = answers("post" if action in SENT else "get", name, *args, data=SENT.get(action))
            assert found == expected, (state, action)
