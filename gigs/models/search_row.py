"""What answers the list: one narrow row for every gig that is open or full, kept by the database itself."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce

from .gig import Gig


class SearchRow(models.Model):
    """Written by triggers alone (migration `0010_search`), in the transaction of whatever changes the gig, its skills,
    its client or the client's people. `gigs.search` reads it; nothing else does.
    """

    gig = models.OneToOneField(Gig, models.CASCADE, primary_key=True, related_name="+")
    # From when on nothing holds the gig, its client or all of the client's owners; what is held for good has no row.
    visible_from = models.DateTimeField()
    published_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    currency = models.CharField(max_length=3)
    day_max = models.IntegerField(null=True)
    proposals = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True)
    weeks = models.PositiveSmallIntegerField(null=True)
    week_hours = models.PositiveSmallIntegerField(null=True)
    # Of a hundred proposals to the client, how many were answered in time; empty where there are too few to say.
    replies = models.PositiveSmallIntegerField(null=True)
    payment_days = models.PositiveSmallIntegerField(null=True)
    # Every value of every facet as a number: `gigs.search.codes` and `gigs_facet()` agree on them.
    facets = ArrayField(models.IntegerField())
    words = SearchVectorField()

    class Meta:
        db_table = "gigs_search"
        indexes = [
            models.Index(
                F("published_at").desc(),
                F("gig").desc(),
                name="search_newest",
                include=["visible_from", "expires_at", "day_max", "facets"],
            ),
            models.Index(F("expires_at"), F("gig"), name="search_closing"),
            models.Index(F("currency"), F("day_max").desc(nulls_last=True), F("gig").desc(), name="search_pay"),
            models.Index(F("proposals"), F("published_at").desc(), F("gig").desc(), name="search_fewest"),
            models.Index(
                Coalesce(F("replies"), -1).desc(), F("published_at").desc(), F("gig").desc(), name="search_replies"
            ),
            GinIndex(
                fields=["words", "facets"],
                opclasses=["tsvector_ops", "gin__int_ops"],
                name="search_words",
                fastupdate=False,
            ),
        ]

    def __str__(self) -> str:
        return str(self.gig_id)
