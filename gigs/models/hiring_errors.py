"""Refusals of hiring that say more than which state forbids which action."""

from django.db import models

from accounts.models import StateError


class HiringError(StateError):
    """What was asked for is not possible now; the words say why, and the page answers 409."""

    def __init__(self, about: models.Model, words: str):
        self.about = about
        Exception.__init__(self, words)
