"""Which saved searches a new gig answers: found by its keys, then by cheap numbers, then by one tsquery each."""

from django.contrib.postgres.search import SearchVectorField
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils import timezone

from accounts.models import ClientMember, User
from gigs.alerts.tokens import vector_and_keys
from gigs.filters import GigFilter
from gigs.models import Gig, HiddenGig, MutedClient, SavedSearch
from gigs.models.saved_search import SavedSearchQuerySet


def searches_for(gig: Gig, *of: User) -> list[SavedSearch]:
    """Every search that would list `gig` and whose owner, one `of` these or anybody, wants to hear of it."""
    return [search for search in candidates(gig, *of) if search.is_exact or finds(search, gig)]


def candidates(gig: Gig, *of: User) -> SavedSearchQuerySet:
    """What waits for one of the gig's keys and lets it pass."""
    vector, keys = vector_and_keys(gig)
    searches = SavedSearch.objects.telling().filter(keys__overlap=keys)
    return answered(gig, vector, searches.filter(user__in=of) if of else searches)


def answered(gig: Gig, vector: str, searches: SavedSearchQuerySet) -> SavedSearchQuerySet:
    """Those of `searches` whose numbers and rule the gig meets, in no order; `vector` is what it has, as a tsvector."""
    days_left = (gig.expires_at - timezone.now()).total_seconds() / 86_400
    holds = Func(
        Cast(Value(vector), SearchVectorField()),
        F("rule"),
        template="(%(expressions)s)",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )
    pays = Q(floor=None) if gig.day_max is None else Q(floor=None) | Q(floor__lte=gig.day_max)
    closes = Q(closing_days=None) | Q(closing_days__gte=days_left)
    found = searches.filter(pays, closes, holds, since__lt=gig.published_at).select_related("user").order_by()
    return unwanting(found.only("user__time_zone", "cadence", "is_exact", "query"), gig)


def unwanting(searches: SavedSearchQuerySet, gig: Gig) -> SavedSearchQuerySet:
    """Without those whose owner put the gig away or belongs to its client."""
    return (
        searches.exclude(user__in=HiddenGig.objects.filter(gig=gig).values("user"))
        .exclude(user__in=MutedClient.objects.filter(client=gig.client_id).values("user"))
        .exclude(user__in=ClientMember.objects.filter(client=gig.client_id).values("user"))
    )


def finds(search: SavedSearch, gig: Gig) -> bool:
    """The same question put to the filter itself; an unusable query finds nothing."""
    asked = GigFilter(QueryDict(search.query), queryset=Gig.objects.listed().filter(pk=gig.pk))
    return asked.is_valid() and asked.qs.exists()
