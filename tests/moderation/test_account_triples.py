"""Sanctions and closures of an account: what everybody gets for every action in every state."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from moderation.models import Case, Closure, Decision, Source
from tests.directly import post
from tests.factories import make_user

from .factories import rule
from .triples import REASON, row

pytestmark = pytest.mark.django_db

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
