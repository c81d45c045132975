from importlib import import_module

from django.apps import AppConfig

from marketplace.lib import leaving


class GigsConfig(AppConfig):
    name = "gigs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # By name, as it needs the models.
        leaving.register("gigs", import_module("gigs.hiring.leaving"))
        import_module("accounts.trust").register("gigs", import_module("gigs.hiring.trust").of_developer)
        import_module("accounts.models.skill_meaning").register("gigs", import_module("gigs.alerts.meaning").hear)
