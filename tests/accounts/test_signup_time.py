"""Sign-up tells by nothing whether an address has an account: not by its answer, and not by how long that takes."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse

pytestmark = pytest.mark.django_db


class CountingHasher(MD5PasswordHasher):
    count = 0

    def encode(self, password, salt):
        CountingHasher.count += 1
        return super().encode(password, salt)


@pytest.fixture(autouse=True)
def counting(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    settings.ACCOUNT_RATE_LIMITS = False


def sign_up(client, email, password="a-long-enough-passphrase"):
    CountingHasher.count = 0
    typed = {"came_for": "hire", "name": "Someone", "email": email, "password1": password}
    answer = client.post(reverse("account_signup"), typed)
    client.cookies.clear()
    return answer.status_code, answer.get("Location"), CountingHasher.count


def test_a_known_address_costs_as_many_hashes_as_a_new_one(client, ada):
    new = sign_up(client, "new@example.com")
    assert new[0] == 302 and new[2] == 1
    assert sign_up(client, ada.email) == new


def test_it_costs_them_again_when_no_second_mail_is_sent(client, ada, settings):
    settings.ACCOUNT_RATE_LIMITS = {"confirm_email": "1/3m/key"}
    assert sign_up(client, ada.email)[2] == sign_up(client, ada.email)[2] == 1


def test_a_form_with_errors_costs_none_either_way(client, ada):
    assert sign_up(client, "new@example.com", "short") == sign_up(client, ada.email, "short") == (200, None, 0)
