"""The rows of a profile: skills, rates, places, certificates, public work, languages, who is kept out."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from accounts.models import Developer, DeveloperSkill, Education, Experience, HideFrom, PublicWork, Rate
from accounts.models.developer_choices import LanguageLevel
from accounts.models.developer_skill import FEWEST_SKILLS, MOST_MAJOR, MOST_SKILLS, MOST_YEARS
from accounts.models.history import MOST_ROWS
from accounts.models.privacy import MOST_HIDDEN_FROM
from accounts.models.rate import LARGEST, MOST_RATES, OUT_OF_ORDER
from marketplace.lib.languages import LANGUAGES

from .rows import RowForm, Rows
from .words import find_skills

NUMBER = {
    "invalid": "Give a whole number, such as 95.",
    "min_value": "Give a rate above 0, such as 95.",
    "max_value": f"Give a rate of {LARGEST:,} at most.",
}
YEARS = {
    "invalid": "Give whole years, such as 4.",
    "min_value": "Give whole years, 0 or more.",
    "max_value": "Give %(limit_value)s years at most.",
}
YEAR = {"invalid": "Give a year, such as 2024.", "min_value": "Give a year from %(limit_value)s on."}
MOST_LANGUAGES = 12
PLAIN = {"spellcheck": "false", "autocapitalize": "none"}
# The browser offers what it knows of the vocabulary; any alias may be typed.
PICKER = PLAIN | {"class": "mono-in w16", "list": "known-skills"}


class SkillRow(RowForm):
    word = forms.CharField(
        label="Skill",
        max_length=80,
        error_messages={"required": "Name the skill, or remove the row."},
        widget=forms.TextInput(attrs=PLAIN | {"class": "mono-in w16", "list": "known-skills"}),
    )
    years = forms.IntegerField(label="Years", required=False, min_value=0, max_value=MOST_YEARS, error_messages=YEARS)
    last_used = forms.IntegerField(label="Last used, year", required=False, min_value=1960, error_messages=YEAR)

    class Meta:
        model = DeveloperSkill
        fields = ["level", "years", "last_used", "is_major", "wants_more"]

    field_order = ["word", "level", "years", "last_used", "is_major", "wants_more"]

    def clean_last_used(self) -> int | None:
        year = self.cleaned_data["last_used"]
        if year and year > timezone.now().year:
            raise ValidationError("That year has not come yet.")
        return year


class SkillRows(Rows):
    form, related, max_num = SkillRow, "developer_skills", MOST_SKILLS
    legend, noun = "Skills", "skill"

    def stored(self) -> list[dict]:
        if not self.developer.pk:
            return []
        rows = self.developer.developer_skills.select_related("skill").order_by("position", "pk")
        return [forms.model_to_dict(row, SkillRow._meta.fields) | {"word": row.skill.name} for row in rows]

    def clean(self) -> None:
        rows = self.valid()
        found, unknown = find_skills({form.cleaned_data["word"] for form in rows})
        seen = set()
        for form in rows:
            word = form.cleaned_data["word"]
            skill = found.get(word)
            if skill is None:
                form.add_error("word", unknown[word])
            elif skill.pk in seen:
                form.add_error("word", f"{skill} is there twice. Remove one of the rows.")
            else:
                seen.add(skill.pk)
                form.instance.skill = skill
        self.check_numbers(rows)

    def check_numbers(self, rows: list[SkillRow]) -> None:
        major = [form for form in rows if form.cleaned_data["is_major"]]
        for form in major[MOST_MAJOR:]:
            form.add_error("is_major", f"At most {MOST_MAJOR} skills are major; {len(major)} are marked.")
        if self.developer.is_offered and len(list(self.filled())) < FEWEST_SKILLS:
            raise ValidationError(f"A published profile keeps {FEWEST_SKILLS} skills or more.")


class RateRow(RowForm):
    class Meta:
        model = Rate
        fields = ["unit", "low", "high", "currency", "visibility"]
        labels = {"unit": "For", "high": "To"}
        error_messages = {"low": NUMBER, "high": NUMBER}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = Rate.Unit.choices
        self.fields["unit"].initial, self.fields["currency"].initial = Rate.Unit.DAY, "EUR"
        self.fields["high"].required = False

    def clean_high(self) -> int | None:
        high = self.cleaned_data["high"]
        return self.cleaned_data.get("low") if high is None else high

    def clean(self) -> None:
        """What the constraint says of both is said beside the second of them."""
        low, high = self.cleaned_data.get("low"), self.cleaned_data.get("high")
        if low and high and low > high:
            self.add_error("high", OUT_OF_ORDER)


class RateRows(Rows):
    form, related, max_num = RateRow, "rates", MOST_RATES
    legend, noun = "What you ask for", "rate"
    once = ("low", "high", "unit", "currency")

    def clean(self) -> None:
        super().clean()
        if self.developer.is_offered and not list(self.filled()):
            raise ValidationError("A published profile keeps one rate or more. It may be hidden.")


class ExperienceRow(RowForm):
    class Meta:
        model = Experience
        fields = ["role", "organisation", "kind", "start", "end", "summary"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"start": "2021-03, or 2021", "end": "Empty: until now"}


class ExperienceRows(Rows):
    form, related, max_num = ExperienceRow, "experience", MOST_ROWS
    legend, noun = "Where you worked", "place"
    once = ("role", "organisation", "start")


class EducationRow(RowForm):
    verify_url = forms.URLField(label="Where it can be checked", required=False, max_length=300, assume_scheme="https")

    class Meta:
        model = Education
        fields = ["name", "issuer", "date", "expires", "verify_url"]
        help_texts = {"date": "2019-06, or 2019", "expires": "Empty: it does not"}


class EducationRows(Rows):
    form, related, max_num = EducationRow, "education", MOST_ROWS
    legend, noun = "Education and certificates", "certificate"
    once = ("name", "issuer", "date")


class PublicWorkRow(RowForm):
    url = forms.URLField(label="Address", max_length=300, assume_scheme="https")

    class Meta:
        model = PublicWork
        fields = ["kind", "url", "what"]


class PublicWorkRows(Rows):
    form, related, max_num = PublicWorkRow, "public_work", MOST_ROWS
    legend, noun = "Public code and writing", "address"
    once = ("url",)


class LanguageRow(forms.Form):
    code = forms.ChoiceField(label="Language", choices=[("", "Choose"), *LANGUAGES])
    level = forms.ChoiceField(label="Level", choices=LanguageLevel, initial=LanguageLevel.WORKING)


class LanguageRows(Rows):
    form, related, max_num = LanguageRow, "languages", MOST_LANGUAGES
    legend, noun = "Languages you speak", "language"
    once = ("code",)

    def stored(self) -> list[dict]:
        return [{"code": code, "level": level} for code, level in self.developer.languages.items()]

    def fields_changed(self) -> set[str]:
        spoken = {form.cleaned_data["code"]: form.cleaned_data["level"] for form in self.valid()}
        self.developer.languages = spoken
        return {"languages"}

    def keep(self) -> None:
        """They are part of the profile's own row."""


class HideFromRow(forms.Form):
    who = forms.CharField(
        label="Mail domain, address or member",
        max_length=254,
        help_text="example.com, name@example.com, or @handle",
        widget=forms.TextInput(attrs=PLAIN | {"class": "mono-in w30"}),
    )

    def clean_who(self) -> HideFrom:
        who = self.cleaned_data["who"].lower()
        if who.startswith("@") and who.count("@") == 1 and "." not in who:
            member = Developer.objects.filter(handle=who[1:]).values_list("user", flat=True).first()
            if member is None:
                raise ValidationError(f"There is no developer {who}.")
            return HideFrom(member_id=member)
        word = who.removeprefix("@")
        validate_email(word if "@" in word else f"someone@{word}")
        return HideFrom(word=word)


class HideFromRows(Rows):
    form, related, max_num = HideFromRow, "hidden_from", MOST_HIDDEN_FROM
    legend, noun = "Hide it from", "row"
    once = ("who",)

    def key(self, form: HideFromRow) -> tuple:
        hidden = form.cleaned_data["who"]
        return hidden.member_id, hidden.word

    def stored(self) -> list[dict]:
        if not self.developer.pk:
            return []
        rows = self.developer.hidden_from.order_by("pk").values_list("word", "member__developer__handle")
        return [{"who": word or f"@{handle}"} for word, handle in rows]

    def keep(self) -> None:
        self.developer.set_rows(self.related, [form.cleaned_data["who"] for form in self.filled()])
