"""What a person came for decides where the code from the mail leads them, unless they were on their way already."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import User
from marketplace.lib.tasks.worker import run_due
from tests.factories import make_gig

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
TYPED = {"name": "Barbara", "email": "barbara@example.com", "password1": PASSWORD}


def sign_up(client, came_for: str, **more):
    return client.post(reverse("account_signup"), TYPED | {"came_for": came_for} | more)


def enter_code(client, **more):
    """Where the newest code leads."""
    run_due()
    code = re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]+)*)\s*$", mail.outbox[-1].body, re.MULTILINE)[1]
    return client.post(reverse("account_email_verification_sent"), {"code": code} | more).url


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_an_address_of_others_leads_nowhere(client, elsewhere):
    sign_up(client, "build", next=elsewhere)
    assert enter_code(client) == "/profile/"


def test_what_is_no_choice_makes_no_account(client):
    assert "came_for" in sign_up(client, "rest").context["form"].errors
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("came_for", "first"), [("build", "/profile/"), ("hire", "/gigs/new/"), ("read", "/articles/")]
)
def test_the_code_leads_to_what_was_chosen(client, came_for, first):
    sign_up(client, came_for)
    assert enter_code(client) == first


def test_who_hires_says_first_who_they_are_and_then_writes_the_gig(client):
    sign_up(client, "hire")
    answer = client.get(enter_code(client), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("accounts:client_new")
    assert "First say who posts the gig." in answer.content.decode()


@pytest.mark.parametrize("came_for", ["build", "hire", "read"])
def test_what_was_asked_for_wins(client, came_for):
    wanted = reverse("gigs:gig_propose", args=[make_gig().public_id])
    door = client.get(wanted).url
    signup = re.search(r'href="(/accounts/signup/[^"]*)"', client.get(door).content.decode())[1]
    kept = re.search(r'name="next" value="([^"]*)"', client.get(signup).content.decode())[1]
    assert kept == wanted
    sign_up(client, came_for, next=kept)
    assert enter_code(client) == wanted


def test_signing_in_again_leads_to_the_dashboard(client):
    sign_up(client, "build")
    enter_code(client)
    client.post(reverse("account_logout"))
    answer = client.post(reverse("account_login"), {"login": TYPED["email"], "password": PASSWORD})
    assert answer.url == reverse("dashboard")


def test_whoever_adds_an_address_goes_back_to_their_addresses(client, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    sign_up(client, "build")
    enter_code(client)
    client.post(reverse("account_email"), {"action_add": "", "email": "grace.h@example.com"})
    assert enter_code(client) == reverse("account_email")
