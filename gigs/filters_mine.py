"""Searching and filtering the gigs that one posts."""

import django_filters as filters
from django import forms
from django.db.models import QuerySet

from gigs.models import Gig


class MyGigsForm(forms.Form):
    """What is unusable is told and left out, as of any form of ours."""

    mark_optional = False


class MyGigsFilter(filters.FilterSet):
    q = filters.CharFilter(field_name="title", lookup_expr="icontains", label="Words in the title", max_length=90)
    status = filters.MultipleChoiceFilter(choices=Gig.Status, label="State", widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Gig
        fields: list[str] = []
        form = MyGigsForm

    @property
    def usable(self) -> QuerySet:
        """The gigs that pass what could be read of the filters; `errors` says what was left out."""
        self.form.full_clean()
        gigs = self.queryset
        for name, value in self.form.cleaned_data.items():
            if value:
                gigs = self.filters[name].filter(gigs, value)
        return gigs
