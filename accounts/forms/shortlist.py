"""A client's lists of developers."""

from django import forms

from accounts.models import Client, Shortlist, ShortlistEntry


class ShortlistForm(forms.ModelForm):
    """A new list; somebody who acts for several clients says for which."""

    class Meta:
        model = Shortlist
        fields = ["client", "name"]
        labels = {"client": "For", "name": "A new shortlist"}
        help_texts = {"name": "Such as “Ledger work, spring”."}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        clients = Client.objects.filter(members__user=user, status=Client.Status.ACTIVE)
        self.fields["client"].queryset = clients
        self.fields["client"].empty_label = None
        self.fields["client"].initial = clients.first()


class NoteForm(forms.ModelForm):
    class Meta:
        model = ShortlistEntry
        fields = ["note"]
        labels = {"note": "Private note"}
        help_texts = {"note": "Only the people of your client read it."}
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}
