"""`{{ form }}` gives labels, hints, and errors that are read before the control."""

import re

import pytest
from django import forms
from django.db.models import BLANK_CHOICE_DASH
from django.test.html import parse_html

from marketplace.forms import Renderer
from marketplace.lib.widgets import Boxes, DateInput, LongSelect, Pick, Segments


class GigForm(forms.Form):
    fieldsets = [("The pay", ["pay", "unit"])]
    affixes = {"pay": ("€", "a day")}

    title = forms.CharField(max_length=90, help_text="What should be true when it is done.")
    note = forms.CharField(required=False, widget=forms.Textarea)
    pay = forms.IntegerField(min_value=1)
    unit = forms.ChoiceField(choices=[("d", "Day · eight hours"), ("h", "Hour")], widget=Pick)
    kinds = forms.MultipleChoiceField(
        choices=[("Near", [("a", "On site")]), ("Far", [("b", "Remote")])], widget=forms.CheckboxSelectMultiple
    )
    starts = forms.DateField(widget=DateInput)
    shown = forms.ChoiceField(choices=[("1", "To all"), ("2", "To members")], widget=Segments)
    agreed = forms.BooleanField(label="I read the rules", help_text="All of them")
    key = forms.CharField(widget=forms.HiddenInput)


@pytest.fixture
def blank():
    return str(GigForm(renderer=Renderer()))


@pytest.fixture
def wrong():
    return str(GigForm({"title": "", "pay": "95-ish", "note": "<b>mine</b>"}, renderer=Renderer()))


def test_each_control_has_its_label(blank):
    labels = set(re.findall(r'<label for="(\w+)"', blank))
    assert {"id_title", "id_note", "id_pay", "id_starts"} <= labels


def test_the_hint_describes_the_control(blank):
    assert 'id="id_title_helptext"' in blank
    assert 'aria-describedby="id_title_helptext"' in blank


def test_what_need_not_be_answered_says_so(blank):
    assert blank.count("(optional)") == 1


def test_filters_do_not_call_everything_optional():
    form = GigForm(renderer=Renderer())
    form.mark_optional = False

    assert "(optional)" not in str(form)


def test_choices_are_a_fieldset_with_a_legend(blank):
    assert "<legend>Kinds</legend>" in blank
    assert '<p class="group">Near</p>' in blank


def test_fieldsets_are_sections_in_their_order(blank):
    assert blank.index("<h2>The pay</h2>") < blank.index("id_pay") < blank.index("id_title")


def test_units_stand_beside_the_control(blank):
    assert re.search(r'<div class="affix"><span>€</span><input[^>]*id="id_pay"[^>]*><span>a day</span>', blank)


def test_a_choice_in_two_parts_is_a_word_and_its_reason(blank):
    assert "<strong>Day</strong><small>eight hours</small>" in blank


def test_a_date_asks_for_the_native_calendar(blank):
    assert re.search(r'type="date"[^>]*id="id_starts"', blank)


def test_hidden_fields_are_there_without_a_label(blank):
    assert re.search(r'<input type="hidden" name="key"', blank)
    assert 'for="id_key"' not in blank


def test_the_error_stands_above_the_control_and_describes_it(wrong):
    assert wrong.index('id="id_pay_error"') < wrong.index('<input type="number" name="pay"')
    control = re.search(r'<input[^>]*id="id_title"[^>]*>', wrong)[0]
    assert 'aria-invalid="true"' in control
    assert 'aria-describedby="id_title_helptext id_title_error"' in control


def test_the_summary_leads_to_each_wrong_field(wrong):
    summary = wrong[: wrong.index("<section")]
    assert 'role="alert"' in summary
    targets = re.findall(r'href="#(\w+)"', summary)
    assert len(targets) == 7
    assert all(f'id="{target}"' in wrong for target in targets)


def test_what_was_typed_is_kept_and_inert(wrong):
    assert "&lt;b&gt;mine&lt;/b&gt;" in wrong


def test_an_error_of_the_whole_form_is_said_in_the_summary():
    form = GigForm({}, renderer=Renderer())
    form.add_error(None, "The lowest pay is above the highest.")

    assert "<li>The lowest pay is above the highest.</li>" in str(form)


def test_a_formset_says_what_is_wrong_with_all_of_it():
    rows = forms.formset_factory(GigForm, max_num=1, validate_max=True)
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-title": "a", "form-1-title": "b"}
    formset = rows(data)
    formset.renderer = Renderer()

    assert not formset.is_valid()
    assert "Please submit at most 1 form." in str(formset)


class PlaceForm(forms.Form):
    country = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("NO", "Norway")])
    region = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("N", "North")], required=False)


@pytest.mark.parametrize("widget", [forms.Select, LongSelect])
def test_no_choice_is_a_row_of_dashes(widget):
    form = PlaceForm(renderer=Renderer())
    for field in form.fields.values():
        field.widget = widget(choices=field.choices)
        field.widget.is_required = field.required
    shown = str(form)

    assert '<option value="" selected>Choose one</option>' in shown
    assert '<option value="" selected>Not stated</option>' in shown
    assert "---" not in shown


@pytest.mark.parametrize("chosen", ["", "NO", "<b>", None, "gone"])
def test_a_long_select_writes_what_the_short_one_writes(chosen):
    choices = [("", "any"), ("NO", "Norway"), ("<b>", "Bold & “odd”")]
    attrs = {"id": "id_country", "class": "sm", "aria-describedby": "err"}
    short, long = (
        kind(choices=choices).render("country", chosen, attrs, Renderer()) for kind in (forms.Select, LongSelect)
    )

    assert parse_html(long) == parse_html(short)


@pytest.mark.parametrize("chosen", [None, [], ["NO"], ["<b>", "gone"], [3]])
@pytest.mark.parametrize("more", [{}, {"aria-describedby": "err"}])
def test_boxes_write_what_django_writes(chosen, more):
    choices, attrs = [("NO", "Norway"), ("<b>", "Bold & “odd”"), (3, "Three")], {"id": "id_country"} | more
    theirs, ours = (
        kind(choices=choices).render("country", chosen, attrs, Renderer())
        for kind in (forms.CheckboxSelectMultiple, Boxes)
    )

    assert parse_html(ours) == parse_html(theirs)
