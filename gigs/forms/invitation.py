"""Inviting a developer to a gig, and saying no to it."""

from django import forms

from accounts.models import Developer
from gigs.models import Gig, Invitation
from gigs.models.gig_query import LISTED
from gigs.models.invitation import unfit


class InviteForm(forms.ModelForm):
    """Gigs that take proposals, by public id, without those to which this developer is known to have come already.

    `unfit` are those that are none for this developer, each with the reason. What is read blind stays in the choice
    whoever has proposed: its absence would name the proposer.
    """

    use_required_attribute = False

    class Meta:
        model = Invitation
        fields = ["gig", "note"]
        labels = {"gig": "To which gig", "note": "Why them"}
        help_texts = {"note": "At most 500 characters. One sentence about their work is worth more than a template."}
        widgets = {"note": forms.Textarea(attrs={"rows": 4, "maxlength": 500}), "gig": forms.RadioSelect}

    def __init__(self, *args, user, developer: Developer, **kwargs):
        super().__init__(*args, **kwargs)
        asked = Invitation.objects.filter(developer=developer).values("gig")
        known = developer.proposals.named().values("gig")
        gigs = Gig.objects.posted_by(user).filter(pk__in=Gig.objects.listed(), status__in=LISTED)
        gigs = gigs.exclude(pk__in=asked).exclude(pk__in=known).select_related("client").newest()
        self.unfit = [(gig, words) for gig in gigs if (words := unfit(gig, developer))]
        self.fields["gig"].queryset = gigs.exclude(pk__in=[gig.pk for gig, _ in self.unfit])
        self.fields["gig"].empty_label = None
        self.fields["gig"].error_messages["required"] = "Choose the gig."
        self.fields["gig"].to_field_name = "public_id"


class DeclineInvitationForm(forms.Form):
    reason = forms.ChoiceField(
        label="Why, if you want to say", choices=[("", "Not said"), *Invitation.Reason.choices], required=False
    )
