"""The name in a profile's address: kept, changed rarely, never given to somebody else."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import Developer, DeveloperHandle, HandleTakenError
from tests.accounts.factories import make_developer
from tests.accounts.steps import save

pytestmark = pytest.mark.django_db


@pytest.fixture
def developer(client, grace):
    client.force_login(grace)
    return make_developer(grace, handle="grace-h")


def test_the_old_one_leads_to_the_new_one(client, developer):
    assert save(client, "you", handle="Grace-W").status_code == 302
    client.logout()
    response = client.get("/developers/grace-h/")

    assert (response.status_code, response["Location"]) == (301, "/developers/grace-w/")


def test_the_old_one_tells_nobody_of_a_profile_that_they_may_not_read(client, developer):
    save(client, "you", handle="grace-w")
    Developer.objects.update(visibility="hidden")
    client.logout()

    assert client.get("/developers/grace-h/").status_code == 404


def test_it_is_changed_once_in_ninety_days(client, developer):
    save(client, "you", handle="grace-w")
    assert save(client, "you", handle="grace-x").status_code == 422
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        client.force_login(developer.user)
        assert save(client, "you", handle="grace-x").status_code == 302


def test_an_old_one_is_never_somebody_elses(client, developer, linus):
    save(client, "you", handle="grace-w")
    client.force_login(linus)

    assert save(client, "you", handle="grace-h").status_code == 422
    with pytest.raises(HandleTakenError):
        Developer(user=linus, handle="grace-h").start(linus)


def test_nor_after_the_profile_is_gone(developer, linus):
    developer.delete()

    with pytest.raises(HandleTakenError):
        Developer(user=linus, handle="grace-h").start(linus)


def test_a_draft_that_nobody_saw_changes_it_freely(client, grace):
    client.force_login(grace)
    save(client, "you", handle="first-try")
    for handle in ("second-try", "third-try"):
        assert save(client, "you", handle=handle).status_code == 302

    assert [row.handle for row in DeveloperHandle.objects.all()] == ["third-try"]


def test_leaving_it_empty_keeps_it(client, developer):
    save(client, "you", handle="")

    assert Developer.objects.get().handle == "grace-h"


def test_a_handle_in_any_case_is_the_same(client, developer, linus):
    client.force_login(linus)

    assert save(client, "you", handle="GRACE-H").status_code == 422
    assert reverse("accounts:developer_detail", args=["grace-h"]) == developer.get_absolute_url()
