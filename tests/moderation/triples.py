"""What every role gets, as a line of a table of (state, action, role)."""

from django.test import Client

REASON = "Please say how many hours a week it takes, and why."
# owner: whose thing it is · partner: of the same client · margaret: moderator, who did what the state speaks of
ROLES = ["visitor", "member", "owner", "partner", "margaret", "dorothy", "senga", "olga", "edith", "audrey", "root"]
SIGN_IN, READ, DONE, FORM, NO, NONE, LATE = ["sign", "read", "done", "form", "no", "none", "late"]
CODES = {READ: 200, DONE: 302, FORM: 422, NO: 403, NONE: 404, LATE: 409}


def row(text):
    """A line of a table: what each role gets, in the order of ROLES."""
    words = text.split()
    assert len(words) == len(ROLES), text
    return {role: CODES.get(word, word) for role, word in zip(ROLES, words, strict=True)}


def at_the_door(method, address):
    """Who has not signed in gets no further than the middleware, so this takes the whole way."""
    answer = getattr(Client(), method)(address)
    is_shown_in = answer.get("Location", "").startswith("/accounts/login/")
    return SIGN_IN if is_shown_in else answer.status_code
