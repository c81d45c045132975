"""The site as a server asks it. A test client works half a millisecond a page beside it, and leaves 2 KB behind."""

from typing import NamedTuple

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

from accounts.models import User


class Answer(NamedTuple):
    status_code: int
    location: str


class Browser:
    """Somebody's, or a visitor's; keeps nothing of what it is answered."""

    def __init__(self, user: User | None = None) -> None:
        self.site = WSGIHandler()
        self.factory = RequestFactory()
        if user:
            client = Client()
            client.force_login(user)
            self.factory.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value

    def get(self, address: str) -> Answer:
        """The head of an answer that is read to its end."""
        heads = []
        environ = self.factory.get(address).environ
        answer = self.site(environ, lambda line, headers: heads.append((int(line[:3]), dict(headers))))
        try:
            b"".join(answer)
        finally:
            answer.close()
        status, headers = heads[0]
        return Answer(status, headers.get("Location", ""))
