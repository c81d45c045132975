"""What a client says about itself, who acts for it, and how it shows who it is."""

import secrets
from contextlib import suppress
from typing import Any

from django import forms
from django.utils.text import slugify

from accounts.models import Client, ClientInvitation, ClientMember, StaleError
from marketplace.lib.domains import host_of, proves
from marketplace.lib.widgets import LongSelect

RESERVED = {"new", "join"}
BIGGEST = 2**31 - 1
TRIES = 4


class ClientForm(forms.ModelForm):
    fieldsets = [
        ("Who posts", ["name", "kind", "country"]),
        ("Help developers decide", ["website", "size_band", "about"]),
    ]

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=BIGGEST)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    class Meta:
        model = Client
        fields = ["name", "kind", "country", "website", "size_band", "about"]
        help_texts = {
            "name": "The organisation, or your own name if you hire for yourself.",
            "about": "What you do and who depends on it. Two or three sentences are enough.",
            "website": "With https:// in front. A mailbox at its domain can prove that it is yours.",
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 4}), "country": LongSelect}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["country"].required = True
        self.initial |= {"version": self.instance.version, "key": secrets.token_urlsafe(16)}

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not slugify(name):
            raise forms.ValidationError("Give a name with at least one letter or digit from a to z, 0 to 9.")
        return name

    def start(self, by: Any) -> Client:
        """The client that this form makes, or has made before. Raises StaleError where it is changed by now."""
        for _ in range(TRIES):
            if made := self._made(by):
                return made
            client = self.instance
            client.key, client.slug = self.cleaned_data["key"] or None, free_slug(client.name)
            with suppress(StaleError):  # another press, or another client of this name, was first
                client.start(by)
                return client
        raise StaleError(self.instance)

    def keep(self, by: Any) -> None:
        """Save the changes; raises StaleError where somebody else saved since the form was opened."""
        self.instance.version = self.cleaned_data["version"] or self.instance.version
        self.instance.edit(by)

    def _made(self, by: Any) -> Client | None:
        key = self.cleaned_data["key"]
        made = Client.objects.owned_by(by).filter(key=key).first() if key else None
        said = {name: self.cleaned_data[name] for name in self._meta.fields}
        if made and any(getattr(made, name) != value for name, value in said.items()):
            again = type(self)(self.data, instance=made)
            again.is_valid()
            again.keep(by)
        return made


class InvitationForm(forms.ModelForm):
    class Meta:
        model = ClientInvitation
        fields = ["email", "role"]
        labels = {"email": "Mail address", "role": "As"}
        help_texts = {"email": "They accept with an account of this address."}

    def __init__(self, *args: Any, client: Client, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.client = client
        self.fields["role"].choices = ClientMember.Role.choices
        self.initial.setdefault("role", ClientMember.Role.POSTER)

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if self.client.people.filter(email__iexact=email).exists():
            raise forms.ValidationError("This person acts for the client already.")
        return email


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=ClientMember.Role.choices)


class MailboxForm(forms.Form):
    email = forms.EmailField(label="A mailbox at the website’s domain")

    def __init__(self, *args: Any, client: Client, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.client = client
        self.fields["email"].help_text = f"Yours or a colleague’s, such as name@{host_of(client.website)}."

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if not proves(email, self.client.website):
            host, theirs = host_of(self.client.website), email.rpartition("@")[2]
            raise forms.ValidationError(
                f"A mailbox at {theirs} does not prove that {host} is yours. Give one of {host}."
            )
        return email


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code from the mail",
        max_length=12,
        widget=forms.TextInput(attrs={"class": "mono-in w8", "inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class VouchForm(forms.Form):
    note = forms.CharField(
        label="What you have seen",
        max_length=300,
        min_length=10,
        help_text="For other staff: a register entry, a call.",
    )


def free_slug(name: str) -> str:
    """A slug for `name` that no client has yet."""
    base = slugify(name)[:60].strip("-")
    if base in RESERVED:
        base = f"{base}-client"
    taken = set(Client.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 2, base
    while slug in taken:
        number, slug = number + 1, f"{base}-{number}"
    return slug
