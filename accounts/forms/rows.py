"""Rows of a form that plain buttons add, move and remove, while everything typed stays."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict

ACTIONS = ("add", "up", "down", "remove")


class Rows(forms.BaseFormSet):
    """All rows of one kind. A save replaces them, so a row without an answer is no row."""

    legend: ClassVar[str] = ""
    noun: ClassVar[str] = "row"
    related: ClassVar[str] = ""
    # The answers that make two rows the same one, the first of them where that is said; none: rows may be alike.
    once: ClassVar[tuple[str, ...]] = ()

    # What a form set made by `formset_factory` would have.
    extra, min_num, can_order, can_delete, can_delete_extra = 0, 0, False, False, False
    validate_min, validate_max, edit_only = False, True, False
    renderer = None

    def __init__(self, data: QueryDict | None, developer: Any):
        self.developer = developer
        self.absolute_max = self.max_num + 10
        initial = None if data is not None else self.stored()
        too_many = {"too_many_forms": f"At most {self.max_num} rows. Remove some."}
        super().__init__(data, prefix=self.related, initial=initial, error_messages=too_many)

    @classmethod
    def empty_row(cls) -> dict[str, list[str]]:
        """What a row holds before anything is typed, as a browser sends it."""
        return {field.name: [str(field.value())] for field in cls.form() if field.value() not in (None, "", False)}

    def stored(self) -> list[dict]:
        """The rows as they are kept."""
        if not self.developer.pk:
            return []
        rows = getattr(self.developer, self.related).all()
        return [forms.model_to_dict(row, self.form._meta.fields) for row in rows]

    def initial_form_count(self) -> int:
        # A row that was sent stands for itself: what was stored before does not matter to it.
        return 0 if self.is_bound else super().initial_form_count()

    def total_form_count(self) -> int:
        # An empty set opens with one empty row.
        return super().total_form_count() if self.is_bound else max(super().total_form_count(), 1)

    def filled(self) -> Iterator[forms.BaseForm]:
        """The rows with an answer in them."""
        return (form for form in self.forms if form.has_changed())

    def valid(self) -> list[forms.BaseForm]:
        return [form for form in self.filled() if form.is_valid()]

    def clean(self) -> None:
        """Say of a row that repeats an earlier one that it is there twice, rather than lose or keep it in silence."""
        seen = set()
        for form in self.valid() if self.once else ():
            key = self.key(form)
            if key in seen:
                form.add_error(self.once[0], f"This {self.noun} is there twice. Remove one of the rows.")
            seen.add(key)

    def key(self, form: forms.BaseForm) -> tuple:
        return tuple(form.cleaned_data[name] for name in self.once)

    def fields_changed(self) -> set[str]:
        """Which fields of the profile itself these rows are kept in."""
        return set()

    def keep(self) -> None:
        """Write the rows; inside the profile's `edit`."""
        self.developer.set_rows(self.related, [form.instance for form in self.filled()])

    def quiet(self) -> None:
        """Complain about nothing: the rows were only moved."""
        self._errors = [ErrorDict() for _ in self.forms]
        self._non_form_errors = ErrorList()
        for form in self.forms:
            form._errors = ErrorDict()


class RowForm(forms.ModelForm):
    """One row; its constraints are asked as well."""

    use_required_attribute = False


def rearranged(data: QueryDict, kind: type[Rows]) -> QueryDict | None:
    """The data after the row button of `kind` that was pressed; None where none was."""
    prefix, most = kind.related, kind.max_num
    action = next((name for name in ACTIONS if f"{prefix}-{name}" in data), None)
    if action is None:
        return None
    rows = _read(data, prefix, most)
    if action == "add":
        rows.append(kind.empty_row())
    else:
        _move(rows, action, _number(data[f"{prefix}-{action}"]))
    return _written(data, prefix, rows[:most])


def _move(rows: list[dict], action: str, index: int) -> None:
    if 0 <= index < len(rows):
        row = rows.pop(index)
        if action != "remove":
            rows.insert(max(index + (1 if action == "down" else -1), 0), row)


def _read(data: QueryDict, prefix: str, most: int) -> list[dict]:
    count = min(_number(data.get(f"{prefix}-TOTAL_FORMS", "0")), most)
    rows: list[dict] = [{} for _ in range(count)]
    for name in data:
        head, _, field = name.removeprefix(f"{prefix}-").partition("-")
        if name.startswith(f"{prefix}-") and field and 0 <= _number(head) < count:
            rows[_number(head)][field] = data.getlist(name)
    return rows


def _written(data: QueryDict, prefix: str, rows: list[dict]) -> QueryDict:
    written = QueryDict(mutable=True)
    for name, values in data.lists():
        if not name.startswith(f"{prefix}-"):
            written.setlist(name, values)
    written[f"{prefix}-TOTAL_FORMS"], written[f"{prefix}-INITIAL_FORMS"] = str(len(rows)), "0"
    for index, row in enumerate(rows):
        for field, values in row.items():
            written.setlist(f"{prefix}-{index}-{field}", values)
    return written


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
