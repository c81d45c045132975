"""Cases, decisions, appeals, sanctions and closures: what everybody gets for every action in every state."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, ClientMember, User
from moderation.models import Case, Closure, Decision, Source
from tests.database import taken_back
from tests.directly import get, post
from tests.factories import make_client, make_gig, make_user

from .conftest import make_staff
from .factories import case_of, make_appeal, make_report, rule

pytestmark = pytest.mark.django_db
REASON = "Please say how many hours a week it takes, and why."
APPEAL = "The week is paid: the text says so in its third line, and the agreement has a price."
# owner: whose thing it is · partner: of the same client · margaret: moderator, who did what the state speaks of
ROLES = ["visitor", "member", "owner", "partner", "margaret", "dorothy", "senga", "olga", "edith", "audrey", "root"]
STAFF = {
    "margaret": "moderator",
    "dorothy": "moderator",
    "senga": "senior moderator",
    "olga": "senior moderator",
    "edith": "editor",
    "audrey": "auditor",
}
SIGN_IN, READ, DONE, FORM, NO, NONE, LATE = ["sign", "read", "done", "form", "no", "none", "late"]
CODES = {READ: 200, DONE: 302, FORM: 422, NO: 403, NONE: 404, LATE: 409}


@pytest.fixture(scope="module")
def people(once):
    with once():
        everybody = {role: make_user(name=role.title()) for role in ("member", "owner", "partner")}
        everybody |= {name: make_staff(name.title(), role) for name, role in STAFF.items()}
        return everybody | {"root": User.objects.create_superuser("root@example.com", "x")}


@pytest.fixture(scope="module")
def closed(once):
    """Was a senior moderator and an editor until the account was closed."""
    with once():
        closed = make_staff("Hetty", "senior moderator")
        closed.groups.add(Group.objects.get(name="editor"))
        closed.set_hold("removed", None, "It asked for deposits.")
        return closed


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


@pytest.fixture
def answers(people, closed):
    """What each role gets for a request; nothing that one does is there for the next. A closed account has no role."""

    def ask(method, name, *args, data=None):
        found = {"visitor": at_the_door(method, reverse(f"moderation:{name}", args=args))}
        for role, person in (people | {"closed": closed}).items():
            with taken_back():
                if method == "get":
                    found[role] = get(person, f"moderation:{name}", *args)
                else:
                    found[role] = post(person, f"moderation:{name}", *args, data=data)
        assert found.pop("closed") == found["member"], name
        return found

    return ask


def at_the_door(method, address):
    """Who has not signed in gets no further than the middleware, so this takes the whole way."""
    answer = getattr(Client(), method)(address)
    is_shown_in = answer.get("Location", "").startswith("/accounts/login/")
    return SIGN_IN if is_shown_in else answer.status_code


def row(text):
    """A line of a table: what each role gets, in the order of ROLES."""
    words = text.split()
    assert len(words) == len(ROLES), text
    return {role: CODES.get(word, word) for role, word in zip(ROLES, words, strict=True)}


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


# -- sanctions: what one person decides about an account, from its page

FACTS = {"facts": "“Test week”", "reason": REASON, "days": "3"}
ALL_MAY = row("   sign no no no done done done done no no done")
SENIORS = row("   sign no no no no   no   done done no no done")
IMPOSSIBLE = row("sign no no no late late late late no no late")
SANCTIONS = {
    "free": {
        **dict.fromkeys(["warn", "strike", "pause_posting", "pause_proposing", "close_account"], ALL_MAY),
        "suspend": SENIORS,
        "restore": IMPOSSIBLE,
    },
    "paused": {
        **dict.fromkeys(["warn", "strike", "pause_posting", "pause_proposing", "close_account"], ALL_MAY),
        "suspend": SENIORS,
        "restore": IMPOSSIBLE,
    },
    "suspended": {
        **dict.fromkeys(["warn", "strike", "pause_posting", "pause_proposing", "close_account"], ALL_MAY),
        **dict.fromkeys(["suspend", "restore"], SENIORS),
    },
    # Nothing more is taken from it.
    "closed": {
        **dict.fromkeys(["warn", "strike", "pause_posting", "pause_proposing", "suspend", "close_account"], IMPOSSIBLE),
        "restore": SENIORS,
    },
}


@pytest.mark.parametrize("state", SANCTIONS)
def test_sanctions(answers, people, state):
    account = make_user(name="Noor")
    put_account(account, people, state)
    assert answers("get", "account_detail", account.pk) == row("sign no no no read read read read no   read read")
    for outcome, expected in SANCTIONS[state].items():
        data = FACTS | {"outcome": outcome, "clause": rule("1.1").pk}
        assert answers("post", "account_detail", account.pk, data=data) == expected, (state, outcome)


def put_account(account, people, state):
    until = timezone.now() + timedelta(days=2)  # sooner than what is decided now
    how = {"paused": ("pause_posting", until), "suspended": ("suspend", until)}
    if state == "closed":
        propose(account, people["margaret"]).confirm(people["senga"])
    elif state in how:
        outcome, until = how[state]
        case = Case.open_for(account, Source.OWN, people["senga"])
        case.decide(people["senga"], [outcome], REASON, clause=rule("1.1"), facts="“x”", account_until=until)


@pytest.mark.parametrize("outcome", ["warn", "strike", "suspend", "close_account"])
def test_nobody_decides_about_themselves(people, outcome):
    data = FACTS | {"outcome": outcome, "clause": rule("1.1").pk}
    assert post(people["senga"], "moderation:account_detail", people["senga"].pk, data=data) == 403
    assert not Decision.objects.exists() and not Closure.objects.exists()


# -- closures


def propose(account, by):
    case = Case.open_for(account, Source.OWN, by)
    return Closure.propose(account, case, by, clause=rule("2.3"), facts="“Pay a deposit”", reason=REASON)


CLOSURES = {
    "proposed by margaret": {
        "closure_confirm": row("sign no no no no   no   done done no no done"),
        "closure_drop": row("   sign no no no done no   done done no no done"),
        "bad": row("            sign no no no form no   form form no no form"),
    },
    "proposed by senga": {
        "closure_confirm": row("sign no no no no   no   no   done no no done"),
        "closure_drop": row("   sign no no no no   no   done done no no done"),
        "bad": row("            sign no no no no   no   form form no no form"),
    },
    "confirmed": {
        "closure_confirm": row("sign no no no no   no   late late no no late"),
        "closure_drop": row("   sign no no no late no   late late no no late"),
    },
    "dropped": {
        "closure_confirm": row("sign no no no no   no   late late no no late"),
        "closure_drop": row("   sign no no no late no   late late no no late"),
    },
}


@pytest.mark.parametrize("state", CLOSURES)
def test_closures(answers, people, state):
    account = make_user(name="Noor")
    closure = propose(account, people["senga" if state == "proposed by senga" else "margaret"])
    if state == "confirmed":
        closure.confirm(people["olga"])
    if state == "dropped":
        closure.drop(people["olga"], "It was a misunderstanding.")
    reads = row("sign no no no read read read read no   read read")
    assert answers("get", "closure_detail", closure.public_id) == reads
    assert answers("get", "closure_list") == reads
    for action, expected in CLOSURES[state].items():
        name = "closure_drop" if action == "bad" else action
        data = {} if action == "bad" else {"reason": "It was a misunderstanding, we think."}
        assert answers("post", name, closure.public_id, data=data) == expected, (state, action)


def test_whose_account_it_is_never_confirms_even_as_a_senior(people):
    closure = propose(people["senga"], people["margaret"])
    assert post(people["senga"], "moderation:closure_confirm", closure.public_id) == 403
    assert post(people["senga"], "moderation:closure_drop", closure.public_id, data={"reason": REASON}) == 403


def test_with_the_closure_its_case_is_closed(people):
    closure = propose(make_user(name="Noor"), people["margaret"])
    decision = closure.confirm(people["senga"])
    assert not Case.objects.open().about(closure.account).exists()
    event = AuditEvent.objects.of(closure.case).get(action="case.decide")
    by = (people["senga"], "senior moderator")
    assert (event.actor, event.role, event.after["decision"]) == (*by, decision.public_id)
