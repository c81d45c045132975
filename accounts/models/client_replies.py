"""How a client answers proposals."""

from django.db import models

from .replies import Replies


class ClientReplies(Replies):
    """Counted again at `replies_count_at`."""

    # When time alone will change them; None where it will not.
    replies_count_at = models.DateTimeField(null=True, editable=False)

    class Meta(Replies.Meta):
        abstract = True
        indexes = [models.Index(fields=["replies_count_at"], name="client_replies_to_count")]
