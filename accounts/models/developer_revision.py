"""What a profile said at a moment."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import JSONArray, JSONObject

# Public text of the rows that a decision may be about.
REVISED_ROWS = {
    "case_studies": ["title", "role", "problem", "constraints", "what_i_did", "outcome", "client_name", "link"],
    "experience": ["organisation", "role", "start", "end", "summary"],
    "education": ["name", "issuer", "date", "verify_url"],
    "public_work": ["kind", "url", "what"],
}


class DeveloperRevision(models.Model):
    """The public text of a profile as it was offered for review; rates are never part of it."""

    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    fields = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.developer_id} v{self.version}"


def questions_about_rows(developer: models.Model) -> dict[str, ArraySubquery]:
    """Asks for the public text of a profile's rows, and for its skills as slug, level and years, beside any row."""
    rows = {related: JSONObject(**{name: name for name in fields}) for related, fields in REVISED_ROWS.items()}
    rows["developer_skills"] = JSONArray("skill__slug", "level", "years")
    # A question may not be called as a relation of the model is.
    return {f"{related}_said": _each(developer, related, row) for related, row in rows.items()}


def rows_said(found: dict[str, list]) -> dict[str, list]:
    """The answers by name."""
    said = {name: found[f"{name}_said"] for name in REVISED_ROWS}
    return said | {"skills": found["developer_skills_said"]}


def _each(developer: models.Model, related: str, row: Any) -> ArraySubquery:
    rows = developer._meta.get_field(related).related_model.objects
    return ArraySubquery(rows.filter(developer=developer.pk).values(row=row))
