"""The forms of the editor's steps; every one may be left half empty."""

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Developer, DeveloperHandle
from accounts.models import developer_choices as choices
from accounts.models.developer_facts import MOST_SPECIALISMS
from accounts.models.handle import clean_handle
from marketplace.lib.days import latest, words
from marketplace.lib.widgets import DateInput, LongSelect
from marketplace.lib.zones import ZONES

from .hours import HoursField
from .words import CountriesField


def several(label: str, kind, **kwargs) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=kind.choices, required=False, widget=widget, **kwargs)


class StepForm(forms.ModelForm):
    """Some fields of a profile; what a published one must keep stays filled."""

    use_required_attribute = False
    kept_when_offered: tuple[str, ...] = ()

    def clean(self) -> None:
        for name in self.kept_when_offered:
            if self.instance.is_offered and name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, "A published profile keeps this. Change it rather than empty it.")

    def fields_changed(self) -> set[str]:
        return {name for name in self.changed_data if name in self._meta.fields}


class YouForm(StepForm):
    time_zone = forms.ChoiceField(
        label="Time zone", choices=[("", "Not stated"), *ZONES], required=False, widget=LongSelect
    )
    kept_when_offered = ("headline", "country")

    class Meta:
        model = Developer
        fields = ["name", "handle", "headline", "country", "region", "city", "time_zone"]
        widgets = {"country": LongSelect}
        labels = {"handle": "Handle"}
        help_texts = {
            "name": "As clients read it.",
            "headline": "What you do, in a sentence that a client can repeat. 90 characters.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        handle = self.fields["handle"]
        handle.required = False
        free_at = self.instance.handle_free_at()
        handle.help_text = (
            f"The name in your address. You may change it again on {free_at.day} {free_at:%B %Y}."
            if free_at
            else "The name in your address: 3 to 30 letters, digits and hyphens. Empty: we make one from your name."
        )

    def clean_handle(self) -> str:
        current = Developer.objects.filter(pk=self.instance.pk).values_list("handle", flat=True).first() or ""
        if not self.cleaned_data["handle"]:
            return current
        handle = clean_handle(self.cleaned_data["handle"])
        if handle == current:
            return handle
        if self.instance.handle_free_at():
            raise ValidationError("A handle is changed at most once in 90 days.")
        if DeveloperHandle.objects.filter(handle=handle).exclude(developer=self.instance.pk or 0).exists():
            raise ValidationError(f"“{handle}” is taken, or was once. Choose another one.")
        return handle


class AboutForm(StepForm):
    primary = forms.ChoiceField(
        label="First specialism", choices=[("", "None yet"), *choices.Specialism.choices], required=False
    )
    specialisms = several("More specialisms", choices.Specialism, help_text="Four at most, with the first.")
    operations = several("Operations you have done", choices.Operations)
    domains = several("Fields you know", choices.Domain)
    collaboration = several("How you work with others", choices.Collaboration)

    class Meta:
        model = Developer
        fields = ["about", "specialisms", "operations", "domains", "collaboration"]
        labels = {"about": "In short"}
        help_texts = {"about": "200 to 4000 characters. Markdown for links, lists and code; no pictures."}
        widgets = {"about": forms.Textarea(attrs={"rows": 9})}

    field_order = ["about", "primary"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.specialisms:
            first, *others = self.instance.specialisms
            self.initial |= {"primary": first, "specialisms": others}

    def clean(self) -> None:
        super().clean()
        first, others = self.cleaned_data.get("primary"), self.cleaned_data.get("specialisms", [])
        together = list(dict.fromkeys([first, *others] if first else others))
        if len(together) > MOST_SPECIALISMS:
            self.add_error("specialisms", f"At most {MOST_SPECIALISMS} with the first; there are {len(together)}.")
        self.cleaned_data["specialisms"] = together

    def fields_changed(self) -> set[str]:
        return super().fields_changed() | ({"specialisms"} if "primary" in self.changed_data else set())


class RatesForm(StepForm):
    engagement_types = several("Kinds of work you take", choices.Engagement)
    tax_preferences = several("Tax", choices.TaxPreference)
    workplaces = several("Where you work", choices.Workplace)
    work_countries = CountriesField(
        label="Countries you may work in",
        help_text="Where you may lawfully work or invoice: names or two-letter codes.",
    )

    class Meta:
        model = Developer
        fields = [
            *("availability", "available_from", "hours_a_week", "notice_days"),
            *("workplaces", "hybrid_days", "travel_radius_km", "work_countries"),
            *("engagement_types", "minimum_engagement", "legal_status", "tax_preferences"),
        ]
        labels = {"availability": "Are you free?", "hours_a_week": "Hours a week"}
        help_texts = {"minimum_engagement": "Such as 2 weeks."}
        widgets = {"available_from": DateInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for day, label in choices.Weekday.choices:
            self.fields[day] = HoursField(label=label, initial=self.instance.working_hours.get(day))
        self.fieldsets = [
            ("When", ["availability", "available_from", "hours_a_week", "notice_days"]),
            ("Where", ["workplaces", "hybrid_days", "travel_radius_km", "work_countries"]),
            ("Terms", ["engagement_types", "minimum_engagement", "legal_status", "tax_preferences"]),
            ("Working hours", choices.Weekday.values),
        ]

    def clean(self) -> None:
        super().clean()
        if (day := self.cleaned_data.get("available_from")) and day > latest():
            self.add_error("available_from", f"Give a day before {words(latest())}.")
        needs_date = self.cleaned_data.get("availability") == "from_date" and "available_from" not in self.errors
        if needs_date and not self.cleaned_data.get("available_from"):
            self.add_error("available_from", "Say from which date you are free.")

    def fields_changed(self) -> set[str]:
        days = {day: self.cleaned_data[day] for day in choices.Weekday.values}
        self.instance.working_hours = {day: hours for day, hours in days.items() if hours}
        return super().fields_changed() | {"working_hours"}


class PrivacyForm(StepForm):
    class Meta:
        model = Developer
        fields = ["visibility", "indexable", "messages_from"]
        widgets = {"visibility": forms.RadioSelect}
        help_texts = {"indexable": "Only while everyone may see it."}


class NothingForm(StepForm):
    """A step that has rows only."""

    class Meta:
        model = Developer
        fields: list[str] = []
