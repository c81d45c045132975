"""“Is this gig real?”: what rows and events show about a gig, each line observed, not observed, or not known."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, DateTimeField, Max, OuterRef, Q, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Greatest, JSONObject
from django.utils import timezone
from django.utils.html import format_html

from accounts.models import AuditEvent
from gigs.models import Gig, Proposal
from gigs.models.gig_query import ENDED, GigQuerySet
from gigs.models.proposal_query import is_overdue
from gigs.record import HIRED_HERE
from marketplace.templatetags.ui import day

ALIKE = 0.85
# Far beyond what a client posts in a year; of these so many are compared trigram by trigram, which costs a millisecond
# or more each.
MOST_COMPARED = 2_000
NEAREST = 100
YEAR = timedelta(days=365)
ACTIVE_FOR = timedelta(days=14)
# Shorter texts are alike by chance.
SHORTEST = 80
# When gigs of the same text were published in the year before. The same words are known by their fingerprint. For other
# words, documents tell at a fraction of the cost which are nearest: they are stored as the set of their words, of which
# two have so many in common out of so many.
ALIKE_ON = """(
  WITH ours AS MATERIALIZED (
    SELECT id, client_id, description, text_fingerprint, coalesce(published_at, now()) AS published_at,
      tsvector_to_array(ts_filter(search_document, '{d}')) AS words
    FROM gigs_gig WHERE id = %s
  ), earlier AS MATERIALIZED (
    SELECT gig.id, gig.published_at, gig.text_fingerprint = ours.text_fingerprint AS is_same,
      length(ts_filter(gig.search_document, '{d}')) AS words,
      length(ts_delete(ts_filter(gig.search_document, '{d}'), ours.words)) AS others
    FROM gigs_gig gig JOIN ours ON gig.client_id = ours.client_id AND gig.id <> ours.id
    WHERE gig.published_at >= ours.published_at - %s AND gig.published_at < ours.published_at
    ORDER BY gig.published_at DESC, gig.id DESC LIMIT %s
  ), nearest AS MATERIALIZED (
    SELECT earlier.id, earlier.published_at FROM earlier, ours WHERE NOT is_same
    ORDER BY (earlier.words - others)::float / greatest(cardinality(ours.words) + others, 1) DESC, earlier.id DESC
    LIMIT %s
  )
  SELECT array_agg(published_at) FROM (
    SELECT published_at FROM earlier WHERE is_same
    UNION ALL
    SELECT nearest.published_at FROM nearest JOIN gigs_gig gig USING (id), ours
    WHERE similarity(gig.description, ours.description) >= %s
  ) alike
)"""
YES, NO, UNKNOWN = "yes", "no", "not known"


@dataclass(frozen=True)
class Fact:
    """`seen` is observed yes, observed no, or not known; `words` say what was seen. No line is a verdict."""

    name: str
    seen: str
    words: object


def facts(gig: Gig, changes: int) -> list[Fact]:
    """`changes` is how many applied changes the gig has; the gig comes from `with_events`. One query."""
    others = compared(gig)
    return [
        published(gig, others),
        alike(gig, others),
        outcomes(others),
        overdue(gig),
        activity(gig),
        verified(gig),
        edited(gig, changes),
    ]


def compared(gig: Gig) -> dict:
    """The client's other gigs: how they ended, how many were published in the year before, and when those with the
    same text were.
    """
    others = Gig.objects.filter(client_id=gig.client_id).approved().exclude(pk=gig.pk)
    before = gig.published_at or timezone.now()
    over = Q(status__in=ENDED) | Q(expires_at__lte=timezone.now())
    alike_on = RawSQL(ALIKE_ON, [gig.pk, YEAR, MOST_COMPARED, NEAREST, ALIKE], ArrayField(DateTimeField()))  # noqa: S611
    return others.aggregate(
        ended=Count("pk", filter=over),
        hired=Count("pk", filter=HIRED_HERE),
        compared=Count("pk", filter=Q(published_at__gte=before - YEAR, published_at__lt=before)),
        # One and the same for all rows, so the database works it out once.
        alike_on=Coalesce(Max(alike_on), Value([]), output_field=alike_on.output_field),
    )


def published(gig: Gig, others: dict) -> Fact:
    first = min(filter(None, [gig.published_at, *others["alike_on"]]), default=None)
    if first is None:
        return Fact("First published", UNKNOWN, "Not published yet.")
    again = " with other gigs of this text" if first != gig.published_at else ""
    return Fact("First published", YES, format_html("{}{}.", day(first), again))


def alike(gig: Gig, others: dict) -> Fact:
    name = "Same text before"
    if len(gig.description) < SHORTEST:
        return Fact(name, UNKNOWN, "The text is too short to compare.")
    among = read_among(others["compared"])
    if not others["alike_on"]:
        return Fact(name, NO, f"No gig of this client in the 12 months before has this text. {among}")
    count = len(others["alike_on"])
    times = f"{count} time{'' if count == 1 else 's'}{' or more' if count >= NEAREST else ''}"
    return Fact(name, YES, format_html("{} in 12 months, last {}. {}", times, day(max(others["alike_on"])), among))


def read_among(gigs: int) -> str:
    """What was compared."""
    if gigs > MOST_COMPARED:
        return f"Compared with the newest {MOST_COMPARED:,} of {gigs:,}."
    return f"Compared with {gigs}." if gigs else "It published no other in that time."


def outcomes(others: dict) -> Fact:
    name = "Earlier gigs ended in a hire"
    if not others["ended"]:
        return Fact(name, UNKNOWN, "No other gig of this client has ended yet.")
    return Fact(name, YES if others["hired"] else NO, f"{others['hired']} of {others['ended']} that ended, here.")


def overdue(gig: Gig) -> Fact:
    name = "Proposals wait past their due"
    if not gig.of_proposals:
        return Fact(name, UNKNOWN, "Nobody has proposed yet.")
    late = gig.of_proposals["late"]
    return Fact(name, YES if late else NO, f"{late} wait." if late else "None waits longer than was promised.")


def activity(gig: Gig) -> Fact:
    name = f"Client active in {ACTIVE_FOR.days} days"
    answered = (gig.of_proposals or {}).get("answered_at")
    moments = [gig.client_acted_at, answered and datetime.fromisoformat(answered)]
    last = max(filter(None, moments), default=None)
    if last is None:
        return Fact(name, UNKNOWN, "No act of the client about this gig is on record.")
    return Fact(name, YES if last >= timezone.now() - ACTIVE_FOR else NO, format_html("Last {}.", day(last)))


def verified(gig: Gig) -> Fact:
    how = {"": "Not yet.", "domain": "By mail at its domain.", "moderator": "Seen by a moderator."}
    return Fact("Client verified", YES if gig.client.verified else NO, how[gig.client.verified])


def edited(gig: Gig, changes: int) -> Fact:
    if gig.published_at is None:
        return Fact("Edited since approval", UNKNOWN, "Not approved yet.")
    words = f"{changes} change{'' if changes == 1 else 's'}, each in the log." if changes else "As it was approved."
    return Fact("Edited since approval", YES if changes else NO, words)


def with_events(gigs: GigQuerySet) -> GigQuerySet:
    """Gigs with what the panel reads of their events and proposals, in the query that finds them."""
    kind = ContentType.objects.get_for_model(Gig)
    acts = AuditEvent.objects.filter(about_type=kind, about_id=OuterRef("pk"))
    by_client = acts.filter(actor__memberships__client=OuterRef("client")).order_by("-pk").values("at")[:1]
    proposals = Proposal.objects.sent().filter(gig=OuterRef("pk")).order_by().values("gig")
    # Together, so that the rows are gone through once.
    said = JSONObject(
        late=Count("pk", filter=is_overdue(timezone.now())), answered_at=Max(Greatest("viewed_at", "answered_at"))
    )
    of_proposals = Subquery(proposals.annotate(said=said).values("said"))
    return gigs.annotate(client_acted_at=Subquery(by_client), of_proposals=of_proposals)
