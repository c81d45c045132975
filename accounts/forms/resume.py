"""A JSON Resume that somebody brings along."""

from django import forms

from accounts.resume import Parsed, UnreadableResumeError, parse, read
from accounts.resume.reading import LARGEST


class ResumeForm(forms.Form):
    resume = forms.FileField(
        label="JSON Resume file",
        help_text="At most 1 MB. Made by another site, by a tool, or by “Take it with you” here.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty. Choose another one."},
        widget=forms.FileInput(attrs={"accept": "application/json,.json"}),
    )

    def clean_resume(self) -> Parsed:
        try:
            return read(parse(self.cleaned_data["resume"].read(LARGEST + 1)))
        except UnreadableResumeError as error:
            raise forms.ValidationError(str(error)) from error
