"""allauth's form for sign-up, which takes as long for an address that has an account as for a new one."""

from allauth.account.forms import SignupForm
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest


class JoiningForm(SignupForm):
    def try_save(self, request: HttpRequest):
        if self.account_already_exists:
            # Thrown away: hashing is most of the time that a new account takes, and its absence would tell of the old.
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)
