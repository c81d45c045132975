"""A photo or a logo."""

from django import forms

from marketplace.lib import images, media

HELP_WITH_LOGO = "JPEG, PNG or WebP, at most 4 MB. It stands whole in a square; we keep nothing but the pixels."


class PictureForm(forms.Form):
    is_whole = False

    picture = forms.FileField(
        label="A picture",
        help_text="JPEG, PNG or WebP, at most 4 MB. We cut a square from its middle and keep nothing but the pixels.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty. Choose another one."},
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def clean_picture(self) -> str:
        """Stores the picture; gives its name."""
        try:
            return media.keep(self.cleaned_data["picture"].read(images.LARGEST + 1), self.is_whole)
        except images.UnusablePictureError as error:
            raise forms.ValidationError(str(error)) from error


class LogoForm(PictureForm):
    """A logo is often wider than high, and its letters are not cut."""

    is_whole = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["picture"].help_text = HELP_WITH_LOGO
