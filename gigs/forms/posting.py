"""Writing a gig: the small gate first, everything else under “Help developers decide”."""

import secrets
from datetime import date
from zoneinfo import available_timezones

from django import forms
from django.utils import timezone

from accounts.forms.words import CountriesField, SkillsField
from gigs.brief import leading, outline
from gigs.forms.lines import LinesField
from gigs.forms.numbers import SUCH_AS, in_range, wrong_number
from gigs.forms.yes_or_no import YesOrNoField
from gigs.models import Gig, GigSkill, choices
from gigs.models.gate import missing
from gigs.models.gig_facts import LARGEST, MOST_QUESTIONS, PAIRS
from gigs.models.revising import plain
from marketplace.lib.days import near
from marketplace.lib.widgets import LongSelect

NEEDS = list(GigSkill.Need)
GATE = [
    ("The work", ["client", "title", "work_type", "description", "must", "nice"]),
    ("The pay", ["pay_model", "pay_min", "pay_max", "currency"]),
    ("The place", ["workplace", "country", "city", "remote_scope", "countries", "except_reason"]),
]
MORE = [
    (
        "The terms",
        ["level", "start", "start_on", "weeks_min", "weeks_max", "week_hours_min", "week_hours_max"]
        + ["extension", "hours_min", "hours_max", "payment_days", "upfront_percent", "tax", "agency"],
    ),
    ("The code", ["learn", "codebase", "on_call", "ai", "data_sensitivity", "team_size", "language"]),
    ("Working together", ["days_on_site", "zone", "overlap_hours"]),
    (
        "Answering proposals",
        ["summary", "reply_days", "decide_on", "assessment", "max_proposals", "questions", "blind"],
    ),
]


class GigForm(forms.ModelForm):
    # What is needed to publish is said at the top of the page; a draft may leave anything out.
    mark_optional = False

    must = SkillsField(label="Must have", help_text="Skills with commas between, six at most: python, postgres, k8s.")
    nice = SkillsField(label="Nice to have")
    learn = SkillsField(label="Can be learnt here")
    countries = CountriesField(label="These countries", help_text="Names or two-letter codes, with commas between.")
    questions = LinesField(
        label="Questions to answer in a proposal",
        most=MOST_QUESTIONS,
        length=200,
        help_text="One a line, three at most.",
    )
    extension = YesOrNoField(label="May be extended", required=False)
    data_sensitivity = forms.MultipleChoiceField(
        label="Data that the developer meets",
        choices=choices.DataSensitivity,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    class Meta:
        model = Gig
        fields = [name for _, names in GATE + MORE for name in names if name not in NEEDS]
        labels = {
            "pay_model": "Paid",
            "pay_min": "From",
            "pay_max": "To",
            "country": "Country of the place",
            "remote_scope": "Who may work remotely",
            "except_reason": "Why these are left out",
        }
        help_texts = {
            "title": "What should be true when it is done. Not a role.",
            "description": "What is there, what hurts, what done looks like, what is out of scope. Markdown works.",
            "pay_min": "Whole units. The range is shown on the gig; the top may be three times the bottom at most.",
            "remote_scope": "Where the work may be done or invoiced; never nationality.",
            "decide_on": "The day by which you choose among the shortlist. Developers see it.",
            "hours_min": "For a fixed price: it lets us show the pay by the day.",
            "zone": "For the hours of overlap, such as Europe/Oslo.",
            "summary": "One sentence for lists; made from the description if you leave it out.",
            "language": "That the team speaks.",
            "blind": "You see names and pictures of those whom you put on the shortlist. Shown on the gig.",
        }
        widgets = {
            "description": forms.Textarea(attrs={"rows": 10}),
            "pay_model": forms.RadioSelect,
            "country": LongSelect,
            "start_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "decide_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, clients, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["client"].queryset = clients
        self.fields["client"].empty_label = None
        self.fields["pay_model"].choices = choices.PayModel.choices
        self.fields["title"].required = self.fields["work_type"].required = False
        self.fields["reply_days"].required = self.fields["max_proposals"].required = False
        for name, field in self.fields.items():
            if isinstance(field, forms.IntegerField) and name in SUCH_AS:
                field.error_messages |= wrong_number(name, self.data.get(self.add_prefix(name), ""))
        self._name_nothing()
        self._fill_rows()

    @property
    def gate_sections(self) -> list[tuple[str, list]]:
        return [(legend, [self[name] for name in names]) for legend, names in GATE]

    @property
    def more_sections(self) -> list[tuple[str, list]]:
        """What matters most for this kind of work first, then the rest."""
        first = leading(self["work_type"].value() or "")
        rest = [(legend, [self[name] for name in names if name not in first]) for legend, names in MORE]
        return [("What matters most here", [self[name] for name in first]), *rest]

    @property
    def has_more_errors(self) -> bool:
        return any(name in self.errors for _, names in MORE for name in names)

    def _name_nothing(self) -> None:
        """A choice that is left open says so, and the currency, which the gate asks for, is to be chosen."""
        for name, field in self.fields.items():
            options = list(getattr(field, "choices", []))
            if options and options[0][0] == "" and name != "client":
                field.choices = [("", "Choose" if name == "currency" else "Not stated"), *options[1:]]

    def _fill_rows(self) -> None:
        self.initial |= {"version": self.instance.version, "key": secrets.token_urlsafe(16)}
        rows = self.instance.gig_skills.select_related("skill") if self.instance.pk else []
        for need in NEEDS:
            self.initial[need] = [row.skill for row in rows if row.need == need]

    def clean_zone(self) -> str:
        zone = self.cleaned_data["zone"].strip()
        if zone and zone not in available_timezones():
            raise forms.ValidationError("Write a time zone as Europe/Oslo or America/Toronto.")
        return zone

    def clean_decide_on(self) -> date | None:
        """A day that has passed may stay, and is not chosen anew."""
        day = self.cleaned_data["decide_on"]
        if day and day < timezone.localdate() and "decide_on" in self.changed_data:
            raise forms.ValidationError("This day has passed. Choose one to come, or leave it empty.")
        if day and "decide_on" in self.changed_data:
            near(day)
        return day

    def clean_work_type(self) -> str:
        return self.cleaned_data["work_type"] or Gig._meta.get_field("work_type").default

    def clean_reply_days(self) -> int:
        return self.cleaned_data["reply_days"] or Gig._meta.get_field("reply_days").default

    def clean_max_proposals(self) -> int:
        return self.cleaned_data["max_proposals"] or Gig._meta.get_field("max_proposals").default

    def clean(self) -> None:
        """What a constraint says of two fields is said beside the second of them."""
        super().clean()
        for name, largest in LARGEST.items():
            value = self.cleaned_data.get(name)
            if value is not None and not 1 <= value <= largest:
                self.add_error(name, in_range(name))
        for least, most, sentence in PAIRS:
            low, high = self.cleaned_data.get(least), self.cleaned_data.get(most)
            if low is not None and high is not None and low > high:
                self.add_error(most, sentence)

    def skills(self) -> list[tuple]:
        """The chosen skills as `Gig.set_skills` takes them; one named twice keeps its strongest need."""
        rows, seen = [], set()
        # The form does not ask for levels, so it keeps those that are there.
        levels = dict(self.instance.gig_skills.values_list("skill", "level")) if self.instance.pk else {}
        for need in NEEDS:
            for skill in self.cleaned_data.get(need) or []:
                if skill.pk not in seen:
                    rows.append((skill, need, levels.get(skill.pk)))
                    seen.add(skill.pk)
        return rows

    def skill_rows(self) -> list[GigSkill]:
        """What is typed, as far as it can be read, or what the gig asks for by now."""
        if not self.is_bound:
            return list(self.instance.gig_skills.select_related("skill")) if self.instance.pk else []
        return [GigSkill(skill=skill, need=need) for skill, need, _ in self.skills()]

    def keep(self, by) -> Gig:
        """Save the draft, however incomplete; raises StaleError where somebody else saved in between."""
        gig = self.instance
        if gig.pk is None:
            gig.source_key = source_of(self.cleaned_data["key"])
            gig.start_draft(by, self.skills())
        elif self.says_something():
            gig.version = self.cleaned_data["version"] or gig.version
            gig.edit(by, self.skills())
        # Shown again, the form must carry the version that it has just made.
        self.data = self.data.copy()
        self.data["version"] = gig.version
        return gig

    def says_something(self) -> bool:
        """Whether anything differs from what is kept: the same form sent twice keeps nothing twice."""
        said = self.instance.as_revision() | {"skills": [[skill.slug, *more] for skill, *more in self.skills()]}
        return plain(said) != plain(Gig.objects.get(pk=self.instance.pk).as_revision())

    def show_outline(self) -> None:
        """Add the headings that the description lacks, for the next showing of this form."""
        lacking = outline(self.cleaned_data["work_type"], self.cleaned_data["description"])
        self.data["description"] = f"{self.cleaned_data['description']}\n\n{lacking}".strip()

    def passes_gate(self) -> bool:
        """Whether the gig may be published as it stands in this form; what is missing is said beside its field."""
        for field, sentence in missing(self.instance, self.skill_rows()).items():
            self.add_error(None if field == "__all__" else field, sentence)
        return not self.errors


def source_of(key: str) -> str | None:
    """What a form that was opened once leaves on the gig that it makes."""
    return f"form:{key}" if key else None
