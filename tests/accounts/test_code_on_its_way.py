"""Signing in while a code is on its way: a right password is told of the code, a wrong one of nothing new."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from marketplace.lib.tasks.worker import run_due
from tests.accounts.test_first_step import PASSWORD, TYPED, enter_code, sign_up
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db
FAILED = "Too many failed login attempts"


def sign_in(client, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": TYPED["email"], "password": password})


def said(answer) -> str:
    return " ".join(answer.context["form"].non_field_errors())


def test_wrong_passwords_are_failed_attempts(client):
    sign_up(client, "build")
    other = Visitor()
    for _ in range(5):
        assert "not correct" in said(sign_in(other, "wrong"))
    assert FAILED in said(sign_in(other, "wrong"))
    assert FAILED in said(sign_in(other)), "nor does a right one tell then that it is right"


def test_a_right_password_is_told_of_the_code_which_stays_good(client):
    sign_up(client, "build")
    answer = sign_in(Visitor())
    assert answer.status_code == 200
    assert "We have just sent a code to this address." in said(answer)
    assert FAILED not in answer.content.decode()
    assert enter_code(client) == "/profile/"


def test_ten_seconds_later_the_other_browser_gets_a_code_of_its_own(client):
    with time_machine.travel(timezone.now() - timedelta(seconds=11)):
        sign_up(client, "build")
    run_due()
    other = Visitor()
    assert sign_in(other).url == reverse("account_email_verification_sent")
    assert enter_code(other) == reverse("dashboard")
