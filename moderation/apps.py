from importlib import import_module

from django.apps import AppConfig

from marketplace.lib import review


class ModerationConfig(AppConfig):
    name = "moderation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # By name: the desk needs the models, which are there by now and were not when this file was read.
        review.register(import_module("moderation.desk"))
