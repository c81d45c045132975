"""The steps of a text towards its readers."""

from django.core.exceptions import PermissionDenied

from accounts.models import StateError

# What an editor does to a text, whether or not an earlier one is being read.
STEPS = frozenset({"submit", "take_up", "send_back", "approve", "publish"})


class AlreadyReadError(StateError):
    """The moment that it was scheduled for has come."""

    def __init__(self, about, action: str):
        super().__init__(about, action)
        self.args = ("Its moment has come and people read this article: publish it, then archive it.",)


class AddressTakenError(StateError):
    """The address that a text asks for went to another article meanwhile."""

    def __init__(self, about, slug: str):
        super().__init__(about, "publish")
        self.args = (f"The address “{slug}” belongs to another article now: choose another one for this text.",)


class OwnArticleError(PermissionDenied):
    """Whoever wrote the text may not be the one who approves it."""
