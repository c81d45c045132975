"""The queue's filters; a bad one is named and left out."""

import django_filters as filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q

from marketplace.lib.widgets import Boxes
from moderation.models import Case, Flag, Report, Source
from moderation.models.subject import KINDS, model_of
from moderation.reasons import choices

WHOSE = [("mine", "Mine"), ("nobody", "Nobody’s")]
NOUNS = [(kind.noun, kind.noun.capitalize()) for kind in KINDS.values()]


class CaseFilter(filters.FilterSet):
    whose = filters.ChoiceFilter(choices=WHOSE, method="filter_whose", widget=forms.HiddenInput)
    kind = filters.MultipleChoiceFilter(label="What", choices=NOUNS, method="filter_kind", widget=Boxes)
    reason = filters.MultipleChoiceFilter(label="Reason given", choices=choices(), method="filter_reason", widget=Boxes)
    source = filters.MultipleChoiceFilter(label="Why", choices=Source, method="filter_source", widget=Boxes)
    priority = filters.MultipleChoiceFilter(label="Priority", choices=Case.Priority, widget=Boxes)

    class Meta:
        model = Case
        fields = ["whose", "kind", "reason", "source", "priority"]

    def filter_whose(self, cases, name, value):
        return cases.of(self.request.user) if value == "mine" else cases.free()

    def filter_reason(self, cases, name, reasons):
        if not reasons:
            return cases
        return cases.filter(Exists(Report.objects.undecided().filter(case=OuterRef("pk"), category__in=reasons)))

    def filter_source(self, cases, name, sources):
        """What a rule marked is that also where the case was open already for another reason."""
        if not sources:
            return cases
        live = Flag.objects.undecided().live()
        marked = Exists(live.filter(about_type=OuterRef("about_type"), about_id=OuterRef("about_id")))
        chosen = Q(source__in=sources)
        return cases.filter(chosen | marked if Source.RULE in sources else chosen)

    def filter_kind(self, cases, name, nouns):
        if not nouns:
            return cases
        models = [model_of(kind) for kind in KINDS.values() if kind.noun in nouns]
        return cases.filter(about_type__in=ContentType.objects.get_for_models(*models).values())

    @property
    def form(self):
        form = super().form
        form.mark_optional = False
        return form
