"""One step of the profile's editor: a form and its rows, read together and saved as one version."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction
from django.forms import BaseForm
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils import timezone

from accounts.models import Developer, HandleTakenError, StaleError

from . import profile_rows as rows
from . import profile_steps as steps
from .rows import Rows, rearranged


@dataclass(frozen=True)
class Step:
    slug: str
    title: str
    form: type[steps.StepForm] = steps.NothingForm
    rows: tuple[type[Rows], ...] = ()
    lede: str = ""
    rows_first: bool = False


STEPS = {
    step.slug: step
    for step in [
        Step("you", "You", steps.YouForm),
        Step("about", "What you do", steps.AboutForm),
        Step(
            "skills",
            "Skills",
            rows=(rows.SkillRows,),
            lede="Three are needed, forty are the most, seven may be major. Aliases work: k8s, postgres, drf.",
        ),
        Step("rates", "Rates and time", steps.RatesForm, (rows.RateRows,), rows_first=True),
        Step(
            "work",
            "Work and history",
            rows=(rows.ExperienceRows, rows.EducationRows, rows.PublicWorkRows, rows.LanguageRows),
        ),
        Step("privacy", "Who sees it", steps.PrivacyForm, (rows.HideFromRows,)),
    ]
}


class Wrong(NamedTuple):
    """A line of the summary: what is wrong, the id where that is said too, and what is said."""

    what: str
    anchor: str
    sentence: str


class Editor:
    """The step as `developer` has it, or as `data` would make it."""

    def __init__(self, step: Step, developer: Developer, data: QueryDict | None = None):
        self.step, self.developer = step, developer
        self.is_moved, data = move_rows(step, data)
        self.version = self.stored_version if data is None else read_version(data)
        self.form = step.form(data, instance=developer)
        self.rows = [kind(data, developer) for kind in step.rows]
        if self.is_moved:
            self.be_quiet()

    @property
    def is_new(self) -> bool:
        return self.developer.pk is None

    @property
    def stored_version(self) -> int:
        return 0 if self.is_new else self.developer.version

    def is_valid(self) -> bool:
        # All are asked, so that all errors are shown at once.
        answers = [part.is_valid() for part in (self.form, *self.rows)]
        return all(answers)

    @property
    def has_errors(self) -> bool:
        return not self.is_moved and self.form.is_bound and not self.is_valid()

    @property
    def wrong(self) -> list[Wrong]:
        """Every error, under the name of its row: (“Skill 2”, its years)."""
        found = wrong_in(self.form)
        for part in self.rows:
            found += [Wrong(part.legend, part.related, sentence) for sentence in part.non_form_errors()]
            for number, form in enumerate(part, start=1):
                found += wrong_in(form, f"{part.noun.capitalize()} {number}")
        return found

    def save(self, by) -> bool:
        """Keep the step; False where the handle went to somebody else meanwhile. Raises StaleError."""
        fields = self.form.fields_changed().union(*(part.fields_changed() for part in self.rows))
        if self.step.slug == "rates":
            self.developer.confirmed_at = timezone.now()
            fields.add("confirmed_at")
        try:
            self._write(by, fields)
        except HandleTakenError as error:
            self.form.add_error("handle", f"“{error}” went to somebody else just now. Choose another one.")
            return False
        return True

    def refresh(self) -> None:
        """After a conflict: the next save knows what is stored now."""
        self.developer = Developer.objects.filter(user=self.developer.user_id).first() or self.developer
        self.version = self.stored_version

    def be_quiet(self) -> None:
        self.form._errors = ErrorDict()
        for part in self.rows:
            part.quiet()

    def _write(self, by, fields: set[str]) -> None:
        if self.version != self.stored_version:
            raise StaleError(self.developer)
        with transaction.atomic():
            if self.is_new:
                self.developer.start(by)
                self._keep_rows()
            else:
                self.developer.edit(by, fields, self._keep_rows)

    def _keep_rows(self) -> None:
        for part in self.rows:
            part.keep()


def wrong_in(form: BaseForm, place: str = "") -> list[Wrong]:
    """Of its fields; of a row as a whole too. What is said of a step as a whole stands at the head of its form."""
    found = [Wrong(place, form.prefix, sentence) for sentence in form.non_field_errors() if place]
    fields = [field for field in form.visible_fields() if field.errors]
    return found + [
        Wrong(", ".join(filter(None, [place, field.label])), field.anchor, field.errors[0]) for field in fields
    ]


def move_rows(step: Step, data: QueryDict | None) -> tuple[bool, QueryDict | None]:
    """Whether a row button was pressed, and the data after it."""
    for kind in step.rows if data is not None else ():
        moved = rearranged(data, kind)
        if moved is not None:
            return True, moved
    return False, data


def read_version(data: QueryDict) -> int:
    text = data.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
