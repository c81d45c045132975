"""A skill that is missing."""

from django import forms

from accounts.models import Skill, SkillProposal


class SkillProposalForm(forms.ModelForm):
    class Meta:
        model = SkillProposal
        fields = ["name", "group", "why"]
        help_texts = {
            "name": "As its makers write it, such as PostgreSQL.",
            "why": "One or two sentences. A moderator reads them.",
        }
        widgets = {"why": forms.Textarea(attrs={"rows": 3})}

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        known = Skill.objects.resolve([name]).get(name)
        if known:
            raise forms.ValidationError(f"We know it already, as {known}. Type that in your skills.")
        if SkillProposal.objects.waiting().filter(name__iexact=name).exists():
            raise forms.ValidationError("Somebody proposed it already; a moderator is about to look at it.")
        return name
