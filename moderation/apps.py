from django.apps import AppConfig, apps

from marketplace.lib import review


class ModerationConfig(AppConfig):
    name = "moderation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        review.register(open_case)


def open_case(about, reason, by=None):
    """Ask for `about` to be judged: what lower apps reach through `marketplace.lib.review`."""
    return apps.get_model("moderation.Case").open_for(about, reason, by)
