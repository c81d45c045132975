"""The steps of a text towards its readers."""

from django.core.exceptions import PermissionDenied

# What an editor does to a text, whether or not an earlier one is being read.
STEPS = frozenset({"submit", "take_up", "send_back", "approve", "publish"})


class OwnArticleError(PermissionDenied):
    """Whoever wrote the text may not be the one who approves it."""
