"""What sign-up asks beside the address and the password."""

from django import forms

from accounts.models import User


class SignupForm(forms.Form):
    came_for = forms.ChoiceField(
        label="What are you here for?",
        choices=User.CameFor,
        initial=User.CameFor.BUILD,
        widget=forms.RadioSelect,
        help_text="It decides where you start. One account can do all three.",
    )
    name = forms.CharField(
        label="Your name", max_length=80, help_text="As clients and developers should see it.", required=True
    )
    field_order = ["came_for", "name", "email", "password1"]

    def signup(self, request, user: User) -> None:
        """Called by allauth once the account exists."""
        user.came_for, user.name = self.cleaned_data["came_for"], self.cleaned_data["name"].strip()
        user.save(update_fields=["came_for", "name"])
