"""Whatever stands in a form of hiring or moderation: a sentence beside it, never an error of ours."""

from functools import cache

import pytest
from django.urls import reverse

from accounts import mail_links
from accounts.models.notification_topic import TOPICS
from gigs.models import Invitation, Question
from moderation.models import Case, Closure, DeniedHost, Source
from tests.accounts.factories import make_developer
from tests.factories import make_client, make_gig, make_user
from tests.moderation.conftest import make_staff
from tests.moderation.factories import make_appeal, make_decision, make_report, rule

pytestmark = pytest.mark.django_db
TEXTS = [
    "a\x00b" * 30,
    "\udcff",
    "\ud83d",
    "9223372036854775808",
    "-1",
    "1e400",
    "<b>&'\"",
    "x" * 50_000,
    "٣",
    "\u202e",
]
FORMS = {
    "ask": ["text"],
    "answer": ["answer"],
    "invite": ["gig", "note"],
    "decline": ["reason"],
    "appeal": ["text"],
    "write": ["text"],
    "decide": ["outcome", "to", "days", "answer"],
    "account": ["outcome", "clause", "days", "facts", "reason"],
    "drop": ["reason"],
    "case": ["outcome", "clause", "facts", "reason", "days", "strike", "public_summary", "about_version"],
    "report": ["category", "explanation", "legal_ground", "name", "email", "good_faith"],
    "spam": ["case", "reason", "confirm"],
    "take": ["case"],
    "save": ["name", "query"],
    "deny": ["host", "why"],
    "lift": ["reason"],
    "rule": ["short", "text", "severity", "expiry_months", "change_note"],
    "choices": [topic.value for topic in TOPICS],
    "stop": ["List-Unsubscribe"],
}


@pytest.fixture(scope="module")
def addresses(once):
    """Of each form its address and somebody who may send it."""
    with once():
        ada, grace, linus = (make_user(name=name) for name in ("Ada", "Grace", "Linus"))
        margaret = make_staff("Margaret", "moderator")
        gig = make_gig(client=make_client(owner=ada))
        root = make_user("root@example.com", is_staff=True, is_superuser=True)
        developer = make_developer(user=grace, handle="grace")
        question = Question.ask(gig, linus, "Who reviews the code?")
        invitation = Invitation.send(gig, developer, ada)
        judged = make_decision(make_gig(client=gig.client), margaret)
        appeal = make_appeal(make_decision(make_developer(user=linus), margaret), linus)
        case = Case.open_for(grace, Source.OWN, margaret)
        closure = Closure.propose(grace, case, margaret, clause=rule(), facts="Seen.", reason="That is enough.")
        denied = DeniedHost.deny("evil.example", "Three people lost their accounts there.", root)
        waiting = make_report(make_gig()).case
        token = mail_links.stop(ada.pk, TOPICS[0]).rstrip("/").rpartition("/")[2]
    return {
        "ask": (linus, reverse("gigs:gig_ask", args=[gig.public_id])),
        "answer": (ada, reverse("gigs:question_answer", args=[question.public_id])),
        "invite": (ada, reverse("gigs:developer_invite", args=["grace"])),
        "decline": (grace, reverse("gigs:invitation_decline", args=[invitation.public_id])),
        "appeal": (ada, reverse("moderation:appeal_new", args=[judged.public_id])),
        "write": (linus, reverse("moderation:appeal_write", args=[appeal.public_id])),
        "decide": (root, reverse("moderation:appeal_decide", args=[appeal.public_id])),
        "account": (root, reverse("moderation:account_detail", args=[grace.pk])),
        "drop": (root, reverse("moderation:closure_drop", args=[closure.public_id])),
        "case": (root, reverse("moderation:case_decide", args=[waiting.public_id])),
        "report": (linus, f"{reverse('moderation:report_new')}?about={gig.get_absolute_url()}"),
        "spam": (root, reverse("moderation:spam")),
        "take": (root, reverse("moderation:queue_take")),
        "save": (root, reverse("moderation:queue_save")),
        "deny": (root, reverse("moderation:denied_list")),
        "lift": (root, reverse("moderation:denied_lift", args=[denied.pk])),
        "rule": (root, reverse("moderation:rule_revise", args=["2.2"])),
        "choices": (ada, reverse("accounts:mail_settings")),
        "stop": (ada, reverse("accounts:mail_stop", args=[token])),
    }


@pytest.mark.parametrize("name", FORMS)
def test_no_text_in_any_field_breaks(client, addresses, name):
    client.raise_request_exception = False
    person, address = addresses[name]
    client.force_login(person)
    for turn in range(len(TEXTS)):
        fields = {field: TEXTS[(turn + place) % len(TEXTS)] for place, field in enumerate(FORMS[name])}
        body = "&".join(f"{field}={quoted(text)}" for field, text in fields.items())
        answer = client.post(address, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in ({400} if name == "stop" else {302, 409, 422}), (answer.status_code, fields)


@pytest.mark.parametrize("name", FORMS)
def test_no_field_given_twice_or_unreadable_breaks(client, addresses, name):
    client.raise_request_exception = False
    person, address = addresses[name]
    client.force_login(person)
    for value in ("a&{}=b", "%e9%fc", "%ed%a0%80&{}=%00"):
        body = "&".join(f"{field}={value.format(field)}" for field in FORMS[name])
        answer = client.post(address, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in ({400} if name == "stop" else {302, 409, 422}), (answer.status_code, body)


@pytest.mark.parametrize("token", ["%00", "%ED%A0%80", "9" * 400, "a:b", "-"])
def test_a_forged_link_stops_nothing(client, token):
    assert client.get(f"/settings/mail/stop/{token}/").status_code in {400, 404}


@cache
def quoted(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))
