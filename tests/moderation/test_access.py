"""What a look at the moderators' pages leaves behind: nothing, but for the pages of a superuser."""

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from moderation.models import Case

from .factories import case_of, make_waiting_gig


@pytest.fixture
def case(ada):
    return case_of(make_waiting_gig(owner=ada))


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
