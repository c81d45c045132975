"""What is done about an account itself, with its reasons."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from marketplace.lib.widgets import Pick
from moderation.consequences import account_effects
from moderation.models import Case, Clause, Closure, Decision, NotNowError, Outcome, Source
from moderation.models.covering import why_too_short
from moderation.models.limits import ALONE_FOR
from moderation.models.options import is_closed

from .appeal import BIGGEST, TOO_SHORT
from .decision import SHORTEST_REASON, ClauseField

LABELS = {
    Outcome.WARN: "Warn · The account stays as it is; the owner reads why",
    Outcome.STRIKE: "Give points · As many as the rule’s severity; a first minor breach costs none",
    Outcome.PAUSE_POSTING: "Pause posting · No new gigs for some days",
    Outcome.PAUSE_PROPOSING: "Pause proposing · No new proposals for some days",
    Outcome.SUSPEND: "Suspend · Nothing of theirs is public for some days; senior moderators only",
    Outcome.CLOSE_ACCOUNT: "Propose to close it · A senior moderator confirms as the second person",
    Outcome.RESTORE: "Restore · As if it had not been held",
}
OVERTAKEN = "Something was decided about this account since you opened its page. Read that first."
TIMED = {Outcome.PAUSE_POSTING, Outcome.PAUSE_PROPOSING, Outcome.SUSPEND}


class SanctionForm(forms.Form):
    mark_optional = False

    outcome = forms.ChoiceField(
        label="Decision", choices=LABELS.items(), widget=Pick, error_messages={"required": "Choose a decision."}
    )
    clause = ClauseField(label="Rule", queryset=Clause.objects.none(), required=False, empty_label="No rule")
    days = forms.IntegerField(
        label="For how many days",
        required=False,
        min_value=1,
        max_value=365,
        help_text=f"Only for a pause or a suspension. Moderators pause for at most {ALONE_FOR.days} days.",
    )
    facts = forms.CharField(
        label="What we saw", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    reason = forms.CharField(
        label="Why",
        min_length=SHORTEST_REASON,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=TOO_SHORT,
        help_text="Sent to the person, word for word.",
    )
    account_version = forms.IntegerField(min_value=0, max_value=BIGGEST, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, account: Any, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.account, self.user = account, user
        self.fields["clause"].queryset = Clause.objects.in_force()
        if not self.is_bound:
            self.initial.setdefault("account_version", newest_about(account))
        # Any decision is read, so that what became impossible meanwhile ends in the page that says so.
        self.fields["outcome"].widget.choices = [(value, LABELS[value]) for value in LABELS if self._offers(value)]

    def _offers(self, outcome: str) -> bool:
        is_senior = self.user.has_perm("moderation.confirm_closure")
        if outcome == Outcome.RESTORE:
            return is_senior and self.account.hold != "none"
        if is_closed(self.account):
            return False
        return is_senior or outcome != Outcome.SUSPEND

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        outcome = data.get("outcome")
        if outcome not in {None, Outcome.RESTORE, Outcome.WARN} and not data.get("clause"):
            self.add_error("clause", "Choose the rule that was broken.")
        if outcome not in {None, Outcome.RESTORE} and not data.get("facts"):
            self.add_error("facts", "Say what was seen; the decision must stand without this page.")
        if outcome in TIMED:
            self._clean_days(data)
        return data

    def _clean_days(self, data: dict[str, Any]) -> None:
        most = 365 if self.user.has_perm("moderation.limit_long") else ALONE_FOR.days
        if not 1 <= (data.get("days") or 0) <= most:
            self.add_error("days", f"Give 1 to {most} days.")
        elif self._offers(data["outcome"]):  # whoever may not decide it is told that instead
            until = timezone.now() + timedelta(days=data["days"])
            if words := why_too_short(self.account, data["outcome"], until):
                self.add_error("days", words)

    def effects(self) -> list[str]:
        """What it would do, and who would be told."""
        data = self.cleaned_data
        return account_effects(self.account, data["outcome"], data["clause"], data["days"])

    def decide(self) -> Any:
        """The decision, or the proposal where it takes two people."""
        data = self.cleaned_data
        with transaction.atomic():
            self._refuse_overtaken()
            case = Case.open_for(self.account, Source.OWN, self.user)
            parts = {"facts": data["facts"]} if data["facts"] else {}
            if data["outcome"] == Outcome.CLOSE_ACCOUNT:
                case.refuse_unless_decidable(self.user)
                return Closure.propose(
                    self.account, case, self.user, clause=data["clause"], facts=data["facts"], reason=data["reason"]
                )
            if data["outcome"] in TIMED:
                parts["account_until"] = timezone.now() + timedelta(days=data["days"])
            return case.decide(self.user, [data["outcome"]], data["reason"], clause=data["clause"], **parts)

    def _refuse_overtaken(self) -> None:
        """Neither a second press nor a second moderator adds to what was decided a moment ago."""
        User.objects.select_for_update(of=("self",)).get(pk=self.account.pk)
        if self.cleaned_data["account_version"] not in (None, newest_about(self.account)):
            raise NotNowError(self.account, OVERTAKEN)


def newest_about(account: Any) -> int:
    """The key of the newest decision about the account, 0 where there is none."""
    decisions = Decision.objects.about(account) | Decision.objects.filter(account=account)
    return decisions.values_list("pk", flat=True).first() or 0
