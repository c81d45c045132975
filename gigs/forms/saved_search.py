"""Keeping a search: its name and how often it alerts; what it asks is the public query string."""

from django import forms
from django.http import QueryDict

from accounts.models import User
from gigs.alerts.rules import reading, understand
from gigs.asked import title
from gigs.filters import GigFilter
from gigs.models import SavedSearch
from gigs.models.saved_search import MOST_SEARCHES
from marketplace.lib.addresses import query

# What means something only for its reader or one page: no part of a public query.
PERSONAL = {"mine"}


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
    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(self, data=None, *, user: User, typed: str = ""):
        self.user = user
        self.asked = GigFilter(QueryDict((data or {}).get("query", typed)[:2000]))
        super().__init__(data, initial={"name": name_of(self.asked), "query": public_query(self.asked)})

    def clean_query(self) -> str:
        """Only what is usable and public, in its canonical spelling."""
        text = public_query(self.asked)
        if not reading(text).is_valid():
            raise forms.ValidationError("This search cannot be read. Begin again from the list.")
        return text

    def clean(self) -> None:
        if SavedSearch.objects.of(self.user).count() >= MOST_SEARCHES:
            raise forms.ValidationError(f"You keep {MOST_SEARCHES} searches, the most there may be. Delete one first.")

    def save(self) -> SavedSearch:
        search = super().save(commit=False)
        search.user, search.query = self.user, self.cleaned_data["query"]
        search.save()
        understand(search)
        return search


def public_query(asked: GigFilter) -> str:
    return query([pair for pair in asked.pairs if pair[0] not in PERSONAL])[1:]


def name_of(asked: GigFilter) -> str:
    words = title(asked).removeprefix("for ")
    return (words[:1].upper() + words[1:])[:80] or "All gigs"
