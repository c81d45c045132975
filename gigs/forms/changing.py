"""Changing a gig that is public: the same form, held to the gate, without what can no longer change."""

from typing import Any

from django import forms

from gigs.forms.posting import NEEDS, GigForm
from gigs.models import Gig, GigChange

LOWERED = "It may be raised while the gig is open, not lowered: developers counted on it."


class ChangeForm(GigForm):
    """What was typed becomes a change of the gig, or a proposal for one.

    `waiting` is the stamp of the change that the form was opened with: where another waits by now, this form is stale.
    """

    waiting = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    def __init__(self, *args: Any, instance: Gig, **kwargs: Any):
        self.most_before = instance.max_proposals
        self.now = Gig.objects.get(pk=instance.pk)
        waiting = instance.changes.unfinished().first()
        if waiting:
            show(waiting, instance)
        super().__init__(*args, instance=instance, **kwargs)
        self.initial["waiting"] = waiting.stamp if waiting else ""
        self.fields["client"].disabled = True
        if waiting and "skills" in waiting.after:
            for need in NEEDS:
                self.initial[need] = ", ".join(slug for slug, kind, _ in waiting.after["skills"] if kind == need)

    def clean_max_proposals(self) -> int:
        most = super().clean_max_proposals()
        if most < self.most_before:
            raise forms.ValidationError(LOWERED)
        return most

    def passes_gate(self) -> bool:
        said = {name: getattr(self.instance, name) for name in ("blind", "questions")}
        for name, words in self.now.broken_promises(said).items():
            self.add_error(name if name in self.fields else None, words)
        return super().passes_gate() and not self.errors

    def keep(self, by: Any) -> GigChange | None:
        """Change the gig as typed; raises StaleError where somebody else changed it in between."""
        said = {name: getattr(self.instance, name) for name in self.Meta.fields if name != "client"}
        said["skills"] = [[skill.slug, need, level] for skill, need, level in self.skills()]
        gig = Gig.objects.select_related("client").get(pk=self.instance.pk)
        gig.version = self.cleaned_data["version"] or gig.version
        return gig.change(said, by, self.cleaned_data["waiting"] if "waiting" in self.data else None)


def show(change: GigChange, gig: Gig) -> None:
    """Let the form go on from the words that wait; `gig` is not saved."""
    for name, value in change.after.items():
        if name != "skills":
            setattr(gig, name, gig._meta.get_field(name).to_python(value))
