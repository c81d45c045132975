"""What a client says about the facts of its gig."""

from django import forms

from gigs.models import Gig


class ExplainForm(forms.ModelForm):
    """One text for everybody; an empty one takes it back."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Gig
        fields = ["explanation"]
        labels = {"explanation": "Your explanation"}
        help_texts = {"explanation": "Everybody reads it beside the facts. At most 500 characters, plain text."}
        widgets = {"explanation": forms.Textarea(attrs={"rows": 5, "maxlength": 500})}
