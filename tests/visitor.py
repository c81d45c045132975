"""Django's test client, whose `force_login` writes the row of the session and no more: most tests begin with it.

Django's own goes the whole way of signing in, with 15 statements. What that way does stands in tests that sign in.
"""

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client


class Visitor(Client):
    def force_login(self, user, backend=None):
        request = HttpRequest()
        request.session = SessionStore()
        request.session[SESSION_KEY] = str(user.pk)
        request.session[BACKEND_SESSION_KEY] = backend or self._get_backend()
        request.session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        request.session.save()
        self._set_login_cookies(request)
