"""The admin looks things up and changes nothing."""

import pytest
from django.urls import reverse

from moderation.models import Decision
from tests.factories import make_gig

from .conftest import make_staff
from .factories import make_decision

MODELS = ["appeal", "case", "decision", "report", "clause"]


@pytest.fixture(scope="module")
def decided(once):
    with once():
        margaret = make_staff("Margaret", "moderator")
        return make_decision(make_gig(), margaret, reason="That is work without pay.")


@pytest.mark.parametrize("who", ["margaret", "superuser"])
def test_it_lists_and_searches(client, db, decided, who, django_user_model):
    root = django_user_model.objects.create_superuser("root@example.com", "x")
    client.force_login(decided.by if who == "margaret" else root)
    for model in MODELS:
        address = reverse(f"admin:moderation_{model}_changelist")
        assert client.get(address, {"q": "gig"}).status_code == 200, model
        assert client.get(reverse(f"admin:moderation_{model}_add")).status_code == 403, model


@pytest.mark.parametrize("action", ["change", "delete"])
def test_not_even_a_superuser_writes_there(client, db, decided, action, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root@example.com", "x"))
    response = client.post(
        reverse(f"admin:moderation_decision_{action}", args=[decided.pk]), {"post": "yes", "reason": "x"}
    )
    assert response.status_code == 403
    assert Decision.objects.get().reason == "That is work without pay."


@pytest.mark.parametrize(("about", "found"), [("gigs.gig", 1), ("articles.article", 0), ("nonsense.\x00", 1)])
def test_it_filters_by_the_kinds_that_can_be_judged(client, db, decided, about, found, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root@example.com", "x"))
    page = client.get(reverse("admin:moderation_case_changelist"), {"about": about})
    assert page.status_code in {200, 400} and "log entry" not in page.content.decode()
    assert page.status_code == 400 or page.context["cl"].result_count == found
