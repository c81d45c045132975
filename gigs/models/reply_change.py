"""The note that a client's reply rate is to be counted again."""

from django.db import models


class ReplyChange(models.Model):
    """Written by a trigger of the proposals, whoever changes them, and taken by the clock.

    A row of its own and no mark on the client: two transactions that each change proposals of the same two clients
    would wait for each other's marks. For the same reason it is no foreign key.
    """

    client = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["client"], name="reply_change_of_client")]

    def __str__(self) -> str:
        return f"client {self.client}"


NOTE_CHANGE = """
BEGIN
  INSERT INTO gigs_replychange (client)
  SELECT client_id FROM gigs_gig
  WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.gig_id ELSE NEW.gig_id END;
  RETURN NULL;
END;
"""
