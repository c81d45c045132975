"""What a moderator decides, and the statement of reasons that goes out with it."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from marketplace.lib.widgets import Pick
from moderation.models import Case, Clause, Flag, Outcome
from moderation.models.covering import why_too_short
from moderation.models.decision import RESTRICTIONS
from moderation.models.limits import ALONE_FOR
from moderation.models.options import HARMLESS
from moderation.rules.book import RULES

from .appeal import BIGGEST

SHORTEST_REASON = 20
BY_SEVERITY = {
    0: [Outcome.REQUEST_CHANGES, Outcome.WARN],
    1: [Outcome.REQUEST_CHANGES, Outcome.WARN],
    2: [Outcome.REQUEST_CHANGES, Outcome.LIMIT],
    3: [Outcome.REFUSE, Outcome.REMOVE],
    4: [Outcome.REFUSE, Outcome.REMOVE],
}
# Pauses and suspensions have their form on the account's page.
LABELS = {
    Outcome.APPROVE: "Approve · It goes out as it is",
    Outcome.REQUEST_CHANGES: "Ask for changes · The owner edits it and sends it again",
    Outcome.REFUSE: "Refuse · It is not published",
    Outcome.NO_VIOLATION: "No breach · Close, and tell those who reported it why",
    Outcome.INADMISSIBLE: "Not for us to decide · Close, and say who could",
    Outcome.WARN: "Warn · It stays; the owner reads why",
    Outcome.LIMIT: "Take out of lists · Readable by link, for some days",
    Outcome.FREEZE: "Freeze · Owner and staff only",
    Outcome.REMOVE: "Remove · Gone for the public",
    Outcome.STRIKE: "Points · As many as the rule’s severity",
    Outcome.RESTORE: "Restore · As if it had not been held",
}


class ClauseField(forms.ModelChoiceField):
    def label_from_instance(self, clause: Clause) -> str:
        return f"{clause.code} {clause.short} (severity {clause.severity})"


class DecisionForm(forms.Form):
    # What is needed depends on the decision; the hints say so.
    mark_optional = False

    outcome = forms.ChoiceField(label="Decision", widget=Pick, error_messages={"required": "Choose a decision."})
    clause = ClauseField(
        label="Rule",
        queryset=Clause.objects.none(),
        required=False,
        empty_label="No rule",
        help_text="Needed for what takes something away.",
    )
    facts = forms.CharField(
        label="What we saw",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Sent to the owner word for word. It must stand without this page.",
    )
    reason = forms.CharField(
        label="Why",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"{SHORTEST_REASON} characters at least, except for an approval.",
    )
    strike = forms.BooleanField(
        label="And points for the account",
        required=False,
        help_text="As many as the rule’s severity; a first minor breach costs none. The preview says what follows.",
    )
    days = forms.IntegerField(
        label="For how many days",
        required=False,
        min_value=1,
        max_value=365,
        help_text="Only for what is taken out of lists or frozen.",
    )
    public_summary = forms.CharField(
        label="For the public log",
        max_length=200,
        required=False,
        help_text="Without names. Left empty, the rule’s short line stands there.",
    )
    about_version = forms.IntegerField(min_value=0, max_value=BIGGEST, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.case, self.user = case, user
        self.fields["clause"].queryset = Clause.objects.in_force()
        outcome = self.fields["outcome"]
        outcome.choices = LABELS.items()
        # Any outcome is read, so that what became impossible meanwhile ends in the page that says so.
        outcome.widget.choices = [(value, LABELS[value]) for value in case.possible_outcomes() if value in LABELS]
        if not self.is_bound:
            self.initial.setdefault("clause", self._clause_of_flags())
            self.initial.setdefault("about_version", getattr(case.about, "version", 0))

    def _clause_of_flags(self) -> int | None:
        """The rule of the site that the gravest flag speaks of."""
        flags = Flag.objects.undecided().live()
        flag = flags.filter(about_type=self.case.about_type, about_id=self.case.about_id).first()
        code = RULES[flag.rule].clause if flag and flag.rule in RULES else ""
        return self.fields["clause"].queryset.filter(code=code).values_list("pk", flat=True).first() if code else None

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        outcome = data.get("outcome")
        if outcome and outcome != Outcome.APPROVE and len(data.get("reason", "")) < SHORTEST_REASON:
            self.add_error("reason", f"Say why, in {SHORTEST_REASON} characters at least: it is what people read.")
        if outcome in RESTRICTIONS:
            self._clean_restriction(data)
        if outcome == Outcome.LIMIT:
            self._clean_limit(data)
        if words := why_too_short(self.case.about, outcome, self._until()):
            self.add_error("days", words)
        if data.get("strike"):
            self._clean_strike(data)
        return data

    def _clean_restriction(self, data: dict[str, Any]) -> None:
        if not data.get("clause"):
            self.add_error("clause", "Choose the rule that it breaks.")
        if not data.get("facts"):
            self.add_error("facts", "Quote the words that break the rule.")

    def _clean_limit(self, data: dict[str, Any]) -> None:
        may_be_long = self.user.has_perm("moderation.limit_long")
        if not may_be_long and not 1 <= (data.get("days") or 0) <= ALONE_FOR.days:
            self.add_error("days", f"Give 1 to {ALONE_FOR.days} days; for longer ask a senior moderator.")

    def _clean_strike(self, data: dict[str, Any]) -> None:
        if data.get("outcome") in HARMLESS:
            self.add_error("strike", "Where nothing is wrong there are no points.")
        if not data.get("clause"):
            self.add_error("clause", "Points are for the breach of a rule: choose it.")

    def _until(self) -> datetime | None:
        """When what is taken out of lists or frozen comes back."""
        days, is_timed = self.cleaned_data.get("days"), self.cleaned_data.get("outcome") in {"limit", "freeze"}
        return timezone.now() + timedelta(days=days) if days and is_timed else None

    def decide(self) -> Any:
        data = self.cleaned_data
        parts = {"facts": data["facts"]} if data["facts"] else {}
        if data["public_summary"]:
            parts["public_summary"] = data["public_summary"]
        if until := self._until():
            parts["until"] = until
        return self.case.decide(
            self.user,
            [data["outcome"], *(["strike"] if data["strike"] else [])],
            data["reason"],
            clause=data["clause"],
            about_version=data["about_version"] or 0,
            **parts,
        )

    def with_suggestions(self) -> "DecisionForm":
        """The same form with the chosen rule's texts where nothing was written yet."""
        data = self.data.copy()
        if data.get("outcome") not in self.case.possible_outcomes():
            data["outcome"] = ""
        clause = self.fields["clause"].queryset.filter(pk=number(data.get("clause"))).first()
        for name, text in [("facts", clause.facts_template), ("reason", clause.reason_template)] if clause else []:
            data[name] = data.get(name, "").strip() or text
        if clause and not data["outcome"]:
            data["outcome"] = suggested(clause, self.case.possible_outcomes())
        self.initial |= {name: data.get(name) for name in self.fields}
        return DecisionForm(case=self.case, user=self.user, initial=self.initial)


def suggested(clause: Clause, possible: list[Outcome]) -> str:
    """What a breach of this severity usually leads to, in the state that the thing is in."""
    order = BY_SEVERITY[clause.severity]
    return next((outcome for outcome in order if outcome in possible), "")


def number(text: str | None) -> int:
    """A key as typed, 0 where it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
