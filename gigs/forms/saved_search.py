"""Keeping a search: its name and how often it alerts; what it asks is the public query string."""

from django import forms
from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict

from accounts.models import User
from gigs.alerts.rules import reading, understand
from gigs.asked import chips, title
from gigs.filters import SHOWING, GigFilter
from gigs.models import SavedSearch
from gigs.models.saved_search import MOST_SEARCHES
from gigs.reader import Reader
from marketplace.lib.addresses import Pairs, query
from marketplace.lib.money import amount

LONGEST = SavedSearch._meta.get_field("query").max_length
# What is longer is not read: however it was spelled, it would not be short enough.
LONGEST_READ = 8 * LONGEST
TOO_LONG = "This search is {:,} characters long and we keep {:,} at most: leave some of its filters out in the list."
TOO_MANY = "This search has more parts than we can read: leave some of its filters out in the list."
OWN = (
    "“{}” is left out, because alerts ask what every reader could ask: this search finds those gigs and all others "
    "that pass its filters."
)
OWN_FLOOR = (
    "“What you ask” is kept as your rate of today, {} a day, and stays so when you change your rate. It stands in the "
    "search like any amount: whoever has a private feed of the search can read it."
)


class SearchForm(forms.ModelForm):
    class Meta:
        model = SavedSearch
        fields = ["name", "cadence"]
        labels = {"name": "Name", "cadence": "Alerts"}
        help_texts = {
            "name": "As the mails call it.",
            "cadence": "One mail a day at most, but for alerts at once. With nothing new we send nothing.",
        }


class NewSearchForm(SearchForm):
    query = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, reader: Reader | None = None, *, user: User, typed: str = ""):
        self.user = user
        typed = (data or {}).get("query", typed)
        asked = read(typed, user, reader)
        self.asked = asked or reading("")
        self.text = query(public_pairs(self.asked))[1:]
        self.too_long = too_long(self.text) if asked else TOO_MANY
        self.kept = self.asked if self.too_long else reading(self.text)
        # The hidden field keeps what is left out, so that the form says it again when it is shown again.
        told = query([*public_pairs(self.asked), *self.asked.marked_pairs])[1:]
        super().__init__(data, initial={"name": name_of(self.kept), "query": told if asked else typed})

    @property
    def asks(self) -> list[str]:
        """Each filter that is kept, in words."""
        return [words for words, _ in chips(self.kept)]

    @property
    def differs(self) -> list[str]:
        """Where the search is not the list that it was made from, and why."""
        unusable = [
            sentence
            for name, sentences in self.asked.errors.items()
            if name not in SHOWING or name == "mine"
            for sentence in sentences
        ]
        own = [OWN.format(self.asked.own_kind)] if self.asked.own_kind else []
        wanted = self.asked.wanted
        floor = self.asked.has_own_floor and OWN_FLOOR.format(amount(wanted["pay_min"], wanted["currency"]))
        return [*unusable, *own, *([floor] if floor else [])]

    def clean(self) -> None:
        """The query is kept as far as it is usable and public, in its canonical spelling, and never cut."""
        if SavedSearch.objects.of(self.user).count() >= MOST_SEARCHES:
            raise forms.ValidationError(f"You keep {MOST_SEARCHES} searches, the most there may be. Delete one first.")
        if self.too_long:
            raise forms.ValidationError(self.too_long)
        if not self.kept.is_valid():
            raise forms.ValidationError("This search cannot be read. Begin again from the list.")

    def save(self) -> SavedSearch:
        search = super().save(commit=False)
        search.user, search.query = self.user, self.text
        search.save()
        understand(search)
        return search


def read(typed: str, user: User, reader: Reader | None) -> GigFilter | None:
    """None where it is longer than anything that we keep."""
    try:
        return GigFilter(QueryDict(typed), user=user, reader=reader) if len(typed) <= LONGEST_READ else None
    except TooManyFieldsSent:
        return None


def too_long(text: str) -> str:
    return TOO_LONG.format(len(text), LONGEST) if len(text) > LONGEST else ""


def public_pairs(asked: GigFilter) -> Pairs:
    """What any reader could ask; the reader's own rate as the amount that it is now."""
    if not asked.has_own_floor:
        return asked.pairs
    floor = [(name, str(asked.wanted[name])) for name in ("pay_min", "currency", "unit")]
    names = list(asked.filters)
    return sorted(dict.fromkeys([*asked.pairs, *floor]), key=lambda pair: names.index(pair[0]))


def name_of(asked: GigFilter) -> str:
    words = title(asked).removeprefix("for ")
    return (words[:1].upper() + words[1:])[:80] or "All gigs"
