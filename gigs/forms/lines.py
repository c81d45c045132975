"""Short texts, one a line."""

from django import forms
from django.core.exceptions import ValidationError

from marketplace.lib.blank import is_blank


class LinesField(forms.CharField):
    """A few short texts, one a line."""

    def __init__(self, *, most: int, length: int, **kwargs):
        self.most, self.length = most, length
        super().__init__(**{"required": False, "widget": forms.Textarea(attrs={"rows": most})} | kwargs)

    def clean(self, value) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines() if not is_blank(line)]
        if len(lines) > self.most:
            raise ValidationError(f"At most {self.most} lines; there are {len(lines)}.")
        if any(len(line) > self.length for line in lines):
            raise ValidationError(f"At most {self.length} characters a line.")
        return lines

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else "\n".join(value)
