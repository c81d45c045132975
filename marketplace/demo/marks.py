"""What Grace and Linus keep: gigs that fit them, and a search that alerts."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from gigs.alerts.rules import understand
from gigs.models import Gig, SavedGig, SavedSearch

SAVED = 4
LOOKED_AGO = timedelta(days=2)
SEARCHES = [
    ("grace@example.com", "Python, remote", "skill=python&workplace=remote", "daily"),
    ("linus@example.com", "Linux and databases", "skill=linux&skill=postgresql", "instant"),
]


def load_marks() -> None:
    """The newest gigs that ask for what they can do, and one search each; what is there already stays as it is."""
    for email, name, query, cadence in SEARCHES:
        user = User.objects.get(email=email)
        known = user.developer.developer_skills.values("skill")
        fitting = Gig.objects.listed().filter(gig_skills__skill__in=known).distinct().newest()[:SAVED]
        SavedGig.objects.bulk_create([SavedGig(user=user, gig=gig) for gig in fitting], ignore_conflicts=True)
        keep(user, name, query, cadence)


def keep(user: User, name: str, query: str, cadence: str) -> None:
    ago = timezone.now() - LOOKED_AGO
    fields = {"query": query, "cadence": cadence, "since": ago, "looked_at": ago}
    search, is_new = SavedSearch.objects.get_or_create(user=user, name=name, defaults=fields)
    if is_new:
        understand(search)
