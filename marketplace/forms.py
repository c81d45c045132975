"""How every form looks: `{{ form }}` is enough in a template.

A form may say more about itself:
    fieldsets = [("The pay", ["pay_min", "pay_max"])]    sections with a hanging heading
    affixes = {"pay_min": ("€", "a day")}                units before and after a control
    mark_optional = False                                filters, where everything is optional
    reads_repeats = True                                 filters, which say themselves what they left out
"""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from marketplace.lib.blank import is_blank
from marketplace.lib.control_signs import one_line, without_controls
from marketplace.lib.sent import LEFT_OUT, LOST, UNREADABLE, distinct, given_more_than_once
from marketplace.lib.wording import sentence

# How wide a control is hints at how long the answer should be.
WIDTHS = [
    (forms.NumberInput, "mono-in w8"),
    (forms.DateTimeInput, "w16"),
    (forms.DateInput, "w16"),
    (forms.TimeInput, "w8"),
    (forms.TextInput, "w30"),
    (forms.FileInput, "w30"),
    (forms.Select, "w30"),
]
# They take several values, each under a name of its own or of another kind.
MANY = (forms.MultipleHiddenInput, forms.FileInput, forms.MultiWidget)
# Django's admin and allauth's own pages read what they are sent as they always did.
THEIRS = ("django.", "django_filters.", "allauth.", "builtins")


class Field(BoundField):
    """A field with what its template asks."""

    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        # allauth writes labels In Title Case and repeats them as placeholders, in forms of ours made from them too.
        if any(kind.__module__.startswith("allauth.") for kind in type(form).__mro__):
            self.label = sentence(self.label)
            field.widget.attrs.pop("placeholder", None)

    @property
    def data(self):
        """What was sent, for the field to read; a ValidationError where nobody can say what was meant.

        Text of which nobody sees anything is no text, so that what is required is asked for. Control characters are
        left out. What the database does not store is left for the field to refuse.
        """
        if self.unusable:
            raise ValidationError(self.unusable)
        return self.sent

    @property
    def sent(self):
        sent = super().data
        is_text = isinstance(self.field, forms.CharField) and isinstance(sent, str)
        if not is_text or "\0" in sent or isinstance(self.field.widget, forms.PasswordInput):
            return sent
        return "" if is_blank(sent) else self._clean(sent)

    @property
    def unusable(self) -> str:
        """What is wrong with what was sent, whatever the field: several values for one, or bytes that are no text."""
        values = distinct(self._values())
        is_lost = any(LOST in value for value in values)
        if not (is_lost or len(values) > 1) or self._is_theirs():
            return ""
        if getattr(self.form, "reads_repeats", False):
            # Their other fields quote what they do not know; a text is a search, whatever it is.
            return LEFT_OUT.format(self.label) if is_lost and isinstance(self.field, forms.CharField) else ""
        if len(values) > 1:
            return given_more_than_once(values, isinstance(self.field.widget, forms.PasswordInput))
        return "" if self._is_as_kept(values[0]) else UNREADABLE

    def _is_as_kept(self, text: str) -> bool:
        """Whether it is what stood there before, as texts from elsewhere may have lost signs long ago."""
        return text.replace("\r\n", "\n") == self.field.prepare_value(self.initial)

    def value(self):
        """As Django's, which asks `data`: what is unusable is shown all the same."""
        if not self.form.is_bound:
            return super().value()
        return self.field.prepare_value(self.field.bound_data(self.sent, self.initial))

    def _has_changed(self) -> bool:
        return bool(self.unusable) or super()._has_changed()

    def _values(self) -> list[str]:
        """All that was sent under the name of a field that takes one value."""
        if isinstance(self.field.widget, MANY) or getattr(self.field.widget, "allow_multiple_selected", False):
            return []
        getlist = getattr(self.form.data, "getlist", None)
        if getlist:
            return getlist(self.html_name)
        value = self.form.data.get(self.html_name)
        return [value] if isinstance(value, str) else []

    def _is_theirs(self) -> bool:
        return all(kind.__module__.startswith(THEIRS) for kind in type(self.form).__mro__)

    def _clean(self, text: str) -> str:
        is_line = getattr(self.field.widget, "input_type", "") == "text"
        return one_line(text) if is_line else without_controls(text)

    @property
    def is_optional(self) -> bool:
        return not self.field.required and getattr(self.form, "mark_optional", True)

    @property
    def is_checkbox(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def anchor(self) -> str:
        """The id that a link of the error summary leads to."""
        if isinstance(self.field.widget, forms.MultiWidget):
            return self.auto_id + self.field.widget.widgets_names[0]
        return self.id_for_label or self.auto_id

    @property
    def before(self) -> str:
        return self.affix[0]

    @property
    def after(self) -> str:
        return self.affix[1]

    @property
    def affix(self) -> tuple[str, str]:
        return getattr(self.form, "affixes", {}).get(self.name, ("", ""))

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        # Radio buttons are a kind of Select to Django.
        if self.use_fieldset:
            return attrs
        if "class" not in attrs and "class" not in widget.attrs:
            width = next((width for kind, width in WIDTHS if isinstance(widget, kind)), "")
            attrs.update({"class": width} if width else {})
        return attrs


class Renderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"
    bound_field_class = Field
