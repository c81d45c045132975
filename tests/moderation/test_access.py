"""Every page and action of the moderators, for every role and every state of the case."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from moderation.models import Case

from .factories import case_of, make_waiting_gig

SIGN_IN, FORBIDDEN, FINE, DONE, CONFLICT = "sign-in", 403, 200, 302, 409
REASON = "Please say how many hours a week it takes."
ROLES = ["visitor", "owner", "member", "editor", "auditor", "moderator", "senior"]
READERS = {"editor", "auditor", "moderator", "senior"}
JUDGES = {"moderator", "senior"}


@pytest.fixture
def people(ada, grace, edith, auditor, margaret, senior):
    return {
        "visitor": None,
        "owner": ada,
        "member": grace,
        "editor": edith,
        "auditor": auditor,
        "moderator": margaret,
        "senior": senior,
    }


@pytest.fixture
def case(ada, people, other_moderator, request):
    case = case_of(make_waiting_gig(owner=ada))
    if request.param == "claimed":
        case.claim(other_moderator)
    if request.param == "decided":
        case.decide(other_moderator, ["approve"])
    return case


def expected(role, state, action):
    if role == "visitor":
        return SIGN_IN
    if role not in READERS:
        return FORBIDDEN
    if action in {"queue", "case_detail"}:
        return FINE
    if role not in JUDGES:
        return FORBIDDEN
    return DONE if state == "open" else CONFLICT


def answer(client, case, action):
    if action == "queue":
        return client.get(reverse("moderation:queue"))
    address = reverse(f"moderation:{action}", args=[case.public_id])
    if action == "case_detail":
        return client.get(address)
    return client.post(address, {"outcome": "request_changes", "reason": REASON})


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ["queue", "case_detail", "case_claim", "case_release", "case_decide"])
@pytest.mark.parametrize("case", ["open", "claimed", "decided"], indirect=True)
def test_every_state_action_and_role(client, people, case, action, role, request):
    state = request.node.callspec.params["case"]
    if people[role]:
        client.force_login(people[role])
    response = answer(client, case, action)
    if expected(role, state, action) == SIGN_IN:
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")
    else:
        assert response.status_code == expected(role, state, action)


@pytest.mark.parametrize("case", ["open"], indirect=True)
@pytest.mark.parametrize("action", ["case_claim", "case_release", "case_decide"])
def test_reading_an_action_changes_nothing(client, margaret, case, action):
    client.force_login(margaret)
    client.get(reverse(f"moderation:{action}", args=[case.public_id]), {"outcome": "approve"})
    case.refresh_from_db()
    assert (case.status, case.assignee, case.version) == ("open", None, 1)


@pytest.mark.parametrize("public_id", ["x", "2222222222", "9" * 300])
def test_a_case_that_never_was_is_not_found(client, margaret, public_id):
    client.force_login(margaret)
    assert client.get(f"/moderation/cases/{public_id}/").status_code == 404


def test_the_queue_has_no_case_of_a_draft(client, margaret, gig):
    client.force_login(margaret)
    client.get(reverse("moderation:queue"))
    assert not Case.objects.exists()


@pytest.mark.parametrize("name", ["moderation:queue", "articles:desk", "gigs:gig_list", "dashboard"])
def test_the_audit_hears_of_each_page_that_a_superuser_opens(client, name, margaret, django_user_model):
    client.force_login(root := django_user_model.objects.create_superuser("root@example.com", "x"))
    assert client.get(reverse(name)).status_code == 200
    use = AuditEvent.objects.get(action="superuser.use")
    assert (use.actor, use.role, use.after) == (root, "superuser", {"method": "GET", "path": reverse(name)})
    client.force_login(margaret)
    client.get(reverse(name))
    assert AuditEvent.objects.filter(action="superuser.use").count() == 1
