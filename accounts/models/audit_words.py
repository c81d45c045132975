"""Personal words of audit events, kept apart so that they can be erased while the sealed event stays as it is.

An event holds a token in their place: SHA-256 over a random key and the words. With the row it proves that these were
the words; without it the token says nothing about them.
"""

from typing import Any

import pgtrigger
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Func, Q

WORDS, TOKEN = "words", "token"
ERASED = "(erased)"
MARK = "token:"
# What `apart` marked in `before` and `after`, and every reason, leave the event before it is written;
# the function `accounts_keep_words` of the migrations makes the token.
DECLARE = [("side", "text"), ("said", "jsonb"), ("part", "record")]
FUNC = """
IF NEW.reason <> '' THEN
  NEW.reason := 'token:' || accounts_keep_words(NEW.id, NEW.reason);
END IF;
FOREACH side IN ARRAY ARRAY['before', 'after'] LOOP
  said := CASE side WHEN 'before' THEN NEW.before ELSE NEW.after END;
  FOR part IN SELECT * FROM jsonb_each(said) WHERE jsonb_typeof(value) = 'object' AND value ? 'words' LOOP
    said := jsonb_set(said, ARRAY[part.key, 'token'],
      to_jsonb(accounts_keep_words(NEW.id, part.value ->> 'words'))) #- ARRAY[part.key, 'words'];
  END LOOP;
  IF side = 'before' THEN NEW.before := said; ELSE NEW.after := said; END IF;
END LOOP;
RETURN NEW;
"""
# What the token of `key` and `words` has to be.
MADE = Func(
    F("key"),
    F("words"),
    template="encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')",
    arg_joiner=" || ",
    output_field=models.CharField(),
)


class AuditWordsQuerySet(models.QuerySet):
    def of(self, user: models.Model, *profiles: models.Model) -> "AuditWordsQuerySet":
        """What this person wrote and what was written about the account; what belongs to a case is kept with it."""
        about = Q(event__actor=user)
        for one in (user, *profiles):
            about |= Q(event__about_type=ContentType.objects.get_for_model(one), event__about_id=one.pk)
        return self.filter(about, event__case="")

    def forged(self) -> "AuditWordsQuerySet":
        """Those that are not what their token was made of."""
        return self.exclude(token=MADE)


class AuditWords(models.Model):
    """One text of one event. Deleted when its writer is erased or its time is over, never changed."""

    token = models.CharField(max_length=64, primary_key=True)
    key = models.CharField(max_length=64)
    words = models.TextField()
    event = models.ForeignKey("accounts.AuditEvent", models.PROTECT, related_name="texts")

    objects = AuditWordsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "audit words"
        triggers = [pgtrigger.Protect(name="words_are_never_changed", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.words[:60]


def apart(value: Any) -> Any:
    """A text of `before` or `after` that names or was written by a person; anything else as it is."""
    return {WORDS: value} if isinstance(value, str) and value else value


def texts_apart(model: type[models.Model], said: dict[str, Any]) -> dict[str, Any]:
    """`said` by field of `model`, with what people write freely kept apart."""
    free = {field.name for field in model._meta.fields if isinstance(field, models.CharField | models.TextField)}
    free -= {field.name for field in model._meta.fields if field.choices}
    return {name: apart(value) if name in free else value for name, value in said.items()}
