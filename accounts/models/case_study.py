"""Work that a developer shows: what was wrong, what was done, what it changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5

from marketplace.lib.checks import CheckedAtOnce
from marketplace.lib.ids import new_public_id
from marketplace.lib.markdown import render_user

from .developer_texts import no_pictures

MOST_CASE_STUDIES = 12
MOST_IN_STACK = 12
PARTS = {"problem": "The problem", "constraints": "Constraints", "what_i_did": "What I did", "outcome": "The outcome"}


def part() -> models.TextField:
    return models.TextField(max_length=2000, blank=True, validators=[no_pictures])


class CaseStudy(CheckedAtOnce):
    """One piece of work; an anonymised one names no client."""

    class Confidentiality(models.TextChoices):
        PUBLIC = "public", "Public"
        ANONYMISED = "anonymised", "Anonymised"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    developer = models.ForeignKey("accounts.Developer", models.CASCADE, related_name="case_studies")
    title = models.CharField(max_length=100)
    role = models.CharField(max_length=100, blank=True)
    period = models.CharField(max_length=60, blank=True)
    confidentiality = models.CharField(max_length=10, choices=Confidentiality, default=Confidentiality.PUBLIC)
    problem = part()
    constraints = part()
    what_i_did = part()
    outcome = part()
    # Part by part, safe HTML made when the text is saved.
    html = models.JSONField(default=dict, editable=False)
    metric_before = models.CharField("a figure before", max_length=80, blank=True)
    metric_after = models.CharField("the same figure after", max_length=80, blank=True)
    stack = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    client_name = models.CharField("client", max_length=80, blank=True)
    link = models.URLField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["developer", "position", "pk"]
        verbose_name_plural = "case studies"
        # Whether a text is somebody else's is asked by its digest: the texts are too long for an index.
        indexes = [models.Index(MD5("what_i_did"), name="case_study_text")]
        constraints = [
            models.CheckConstraint(
                name="case_study_confidentiality_known", condition=Q(confidentiality__in=["public", "anonymised"])
            ),
            models.CheckConstraint(
                name="case_study_anonymous",
                condition=Q(confidentiality="public") | Q(client_name=""),
                violation_error_message="An anonymised case study names no client. Leave the client out.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        self.render()
        super().save(*args, **kwargs)

    def render(self) -> None:
        """Make the HTML of each written part."""
        self.html = {name: render_user(getattr(self, name)) for name in PARTS if getattr(self, name)}

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Each written part: its heading and its safe HTML."""
        return [(PARTS[name], self.html[name]) for name in PARTS if name in self.html]
