"""What a client says about itself."""

from django import forms
from django.utils.text import slugify

from accounts.models import Client

RESERVED = {"new"}


class ClientForm(forms.ModelForm):
    fieldsets = [
        ("Who posts", ["name", "kind", "country"]),
        ("Help developers decide", ["website", "size_band", "about"]),
    ]

    class Meta:
        model = Client
        fields = ["name", "kind", "country", "website", "size_band", "about"]
        help_texts = {
            "name": "The organisation, or your own name if you hire for yourself.",
            "about": "What you do and who depends on it. Two or three sentences are enough.",
            "website": "With https:// in front.",
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].required = True

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not slugify(name):
            raise forms.ValidationError("Give a name with at least one letter or digit from a to z, 0 to 9.")
        return name


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
