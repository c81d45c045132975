"""What a profile says: the fields that a developer writes and clients read."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models
from django.utils.functional import cached_property

from marketplace.lib.countries import COUNTRIES, NAMES
from marketplace.lib.zones import known_zone

from . import developer_choices as choices
from .developer_texts import no_contact, no_pictures

MOST_SPECIALISMS = 4
SHOWN_SKILLS = 8


def choice_set(kind: type[models.TextChoices], name: str | None = None) -> ArrayField:
    """Several values of `kind`, in order; the model's constraints name them again."""
    return ArrayField(models.CharField(max_length=30, choices=kind), verbose_name=name, default=list, blank=True)


class DeveloperFacts(models.Model):
    """Who it is, the back-end substance, the commercial terms, the privacy."""

    # identity
    name = models.CharField(max_length=80, blank=True, validators=[no_contact])
    headline = models.CharField(max_length=90, blank=True, validators=[no_contact])
    about = models.TextField(
        max_length=4000, blank=True, validators=[MinLengthValidator(200), MaxLengthValidator(4000), no_pictures]
    )
    about_html = models.TextField(blank=True, editable=False)
    country = models.CharField(max_length=2, choices=COUNTRIES, blank=True)
    region = models.CharField(max_length=80, blank=True)
    city = models.CharField(max_length=80, blank=True)
    time_zone = models.CharField(max_length=64, blank=True, validators=[known_zone])
    # {"mon": ["09:00", "17:30"], …} in `time_zone`; a day that is not there is not worked.
    working_hours = models.JSONField(default=dict, blank=True)
    # {"en": "native", …}
    languages = models.JSONField(default=dict, blank=True)
    # back-end substance; the first specialism is the primary one
    specialisms = choice_set(choices.Specialism)
    operations = choice_set(choices.Operations, "operations experience")
    domains = choice_set(choices.Domain)
    collaboration = choice_set(choices.Collaboration)
    skills = models.ManyToManyField("accounts.Skill", through="accounts.DeveloperSkill", related_name="developers")
    skill_words = models.TextField(blank=True, editable=False)
    # Ids, major ones first; a trigger writes them (`skills_in_order.py`).
    skills_in_order = ArrayField(models.BigIntegerField(), default=list, db_default=[], editable=False)
    # commercial
    engagement_types = choice_set(choices.Engagement, "kinds of work")
    minimum_engagement = models.CharField(max_length=40, blank=True)
    legal_status = models.CharField(max_length=15, choices=choices.LegalStatus, blank=True)
    tax_preferences = choice_set(choices.TaxPreference)
    # privacy
    visibility = models.CharField(
        "who sees it", max_length=7, choices=choices.Visibility, default=choices.Visibility.PUBLIC
    )
    indexable = models.BooleanField("search engines may list it", default=False)
    messages_from = models.CharField(
        "who may message me", max_length=8, choices=choices.MessagesFrom, default=choices.MessagesFrom.CLIENTS
    )
    # PostgreSQL keeps this in step with the words, so no signal or trigger has to.
    search_document = models.GeneratedField(
        expression=SearchVector("name", weight="A", config="simple")
        + SearchVector("headline", weight="A", config="english")
        + SearchVector("skill_words", weight="B", config="english")
        + SearchVector("about", weight="D", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        abstract = True

    @property
    def place(self) -> str:
        return ", ".join(part for part in (self.city, NAMES.get(self.country, "")) if part)

    @cached_property
    def shown_skills(self) -> list:
        """The first skills, major ones first, for a row of a list; the directory names them itself."""
        return [row.skill for row in list(self.developer_skills.all())[:SHOWN_SKILLS]]

    @property
    def specialism_names(self) -> list[str]:
        return [choices.Specialism(value).label for value in self.specialisms]
