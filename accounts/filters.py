"""What a search of the directory may ask for: the one reading of its parameters, for the page and the API."""

from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict

from accounts import search
from accounts.filter_fields import Choice, Day, SkillWords, Text, Values, Whole
from accounts.models import Developer, Level, Skill
from accounts.models.developer_choices import AvailabilityStatus, Domain, Specialism
from accounts.models.developer_query import DeveloperQuerySet
from accounts.models.rate import LARGEST
from marketplace.lib.addresses import Pairs
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.languages import LANGUAGES
from marketplace.lib.money import CURRENCIES
from marketplace.lib.pages import BadCursorError, Order
from marketplace.lib.params import clean, repeated
from marketplace.lib.readings import Readings
from marketplace.lib.sent import distinct, given_more_than_once
from marketplace.lib.widgets import DateInput
from marketplace.lib.zones import ZONES

NEWEST = Order("newest", ("-published_at", "-pk"))
UNITS = [("day", "a day"), ("hour", "an hour"), ("month", "a month")]
SINGLE = (
    *("q", "level", "free_by", "overlap", "tz", "mine"),
    *("rate_max", "currency", "unit", "rate_not_stated", "reply_rate_min", "strict", "after", "before"),
)
PLACES = ("after", "before")
RATE_CONTROLS = ("rate_max", "currency", "unit")
MORE_CONTROLS = ("level", "free_by", "overlap", "tz", "reply_rate_min", "strict")
CONTROLS = {*RATE_CONTROLS, *MORE_CONTROLS, "q", "rate_not_stated", "skill"} | {
    "specialism",
    "availability",
    "country",
    "domain",
    "language",
}
UNSAID = ("not_stated", "Not stated")
OVERLAPS = [("2", "2 or more"), ("4", "4 or more"), ("6", "6 or more"), ("8", "all 8, nine to five")]
LEVELS = [(str(level.value), f"{level.label} or more") for level in Level]


class DeveloperFilterForm(forms.Form):
    """What is unusable becomes an error and is left out; the rest stays in `cleaned_data`."""

    mark_optional = False
    reads_repeats = True

    def clean(self) -> None:
        for name in repeated(self.data, SINGLE):
            self.leave_out(name, f"{given_more_than_once(distinct(self.data.getlist(name)))} It was left out.")
        if self.cleaned_data.get("rate_max") and not self.cleaned_data.get("currency"):
            self.leave_out("rate_max", "Choose the currency of the ceiling; until then it was left out.")
        if not self.cleaned_data.get("rate_max"):
            # Without a ceiling they mean nothing.
            self.cleaned_data |= {"currency": "", "unit": ""}
        if not self.cleaned_data.get("overlap"):
            self.cleaned_data["tz"] = ""
        if not self.cleaned_data.get("reply_rate_min"):
            self.cleaned_data["strict"] = ""
        for name in PLACES:
            self.find_place(name)

    def find_place(self, name: str) -> None:
        cursor = self.cleaned_data.get(name)
        try:
            self.cleaned_data[name] = NEWEST.place(cursor) if cursor else []
        except BadCursorError:
            self.leave_out(name, "We do not know this place in the list, so this is its beginning.")

    def leave_out(self, name: str, sentence: str) -> None:
        self.cleaned_data.pop(name, None)
        self.add_error(name, sentence)


class DeveloperFilter(Readings):
    q = Text(label="Words", max_length=200)
    skill = SkillWords(label="Skill")
    skill_all = SkillWords(label="Every skill")
    not_skill = SkillWords(label="Skill, not")
    level = Choice(label="At least", choices=[("", "any level"), *LEVELS])
    specialism = Values(label="Specialism", choices=[*Specialism.choices, UNSAID])
    not_specialism = Values(label="Specialism, not", choices=[*Specialism.choices, UNSAID])
    availability = Values(label="Free", choices=AvailabilityStatus.choices)
    not_availability = Values(label="Free, not", choices=AvailabilityStatus.choices)
    free_by = Day(label="Free by", widget=DateInput)
    country = Values(label="Country", choices=COUNTRIES)
    not_country = Values(label="Country, not", choices=COUNTRIES)
    domain = Values(label="Field", choices=[*Domain.choices, UNSAID])
    not_domain = Values(label="Field, not", choices=[*Domain.choices, UNSAID])
    language = Values(label="Language", choices=[*LANGUAGES, UNSAID])
    not_language = Values(label="Language, not", choices=[*LANGUAGES, UNSAID])
    overlap = Choice(label="Hours together with your day", choices=[("", "any"), *OVERLAPS])
    tz = Choice(label="Your time zone", choices=[("", "as in your settings"), *ZONES])
    reply_rate_min = Whole(label="Reply rate, % or more", min_value=1, max_value=100)
    strict = Choice(label="Who had too few to answer", choices=[("", "stay in the list"), ("1", "are left out")])
    mine = Choice(label="Yours", choices=[("saved", "saved by you")])
    rate_max = Whole(label="At most", min_value=1, max_value=LARGEST)
    currency = Choice(label="Currency", choices=[("", "any"), *CURRENCIES])
    unit = Choice(label="Unit", choices=UNITS)
    rate_not_stated = Choice(label="Also those who state no rate", choices=[("1", "yes")])
    after = Text(label="Place in the list")
    before = Text(label="Place in the list")

    class Meta:
        model = Developer
        fields: list[str] = []
        form = DeveloperFilterForm

    def __init__(self, data: QueryDict, reader):
        self.reader = reader
        super().__init__(clean(data), queryset=Developer.objects.listed_to(reader))

    @property
    def loosened(self) -> list[tuple[str, int]]:
        """Each filter that is on, with how many would be found without it; the most first."""
        names = [*self.conditions, *(["level"] if self.asks_for_a_level else [])]
        counted = [(name, self.released(name).count()) for name in names]
        return sorted(counted, key=lambda pair: -pair[1])

    def filter_queryset(self, queryset: DeveloperQuerySet) -> DeveloperQuerySet:
        return queryset.with_availability().filter(*self.conditions.values())

    def released(self, name: str) -> DeveloperQuerySet:
        """What would be found without this one filter: its counts say what each of its values gives."""
        conditions = self.conditions
        if name == "level":  # no condition of its own, but a part of each skill's
            conditions = search.conditions(self.wanted | {"level": ""}, self.reader)
        elif name not in conditions:
            return self.qs
        kept = [condition for other, condition in conditions.items() if other != name]
        return self.queryset.with_availability().filter(*kept)

    @property
    def asks_for_a_level(self) -> bool:
        return bool(self.wanted.get("level") and {"skill", "skill_all"} & self.wanted.keys())

    @cached_property
    def conditions(self) -> dict[str, Q]:
        """Made once: every facet releases one of them."""
        return search.conditions(self.wanted, self.reader)

    @cached_property
    def wanted(self) -> dict[str, Any]:
        """What is usable of the parameters; `form.errors` names the rest."""
        self.form.is_valid()  # reads it, where nobody has yet
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def kept_pairs(self) -> Pairs:
        """What the page has no control for, so that pressing Apply keeps it."""
        return [pair for pair in self.pairs if pair[0] not in CONTROLS]

    @property
    def rate_fields(self) -> list:
        return [self.form[name] for name in RATE_CONTROLS]

    @property
    def more_fields(self) -> list:
        return [self.form[name] for name in MORE_CONTROLS]

    @property
    def slugs(self) -> set[str]:
        """The skills that were asked for."""
        return {skill.slug for name in ("skill", "skill_all") for skill in self.wanted.get(name, [])}

    @cached_property
    def pairs(self) -> Pairs:
        """The usable parameters, without the place in the list."""
        pairs = []
        for name, value in self.wanted.items():
            if name not in PLACES:
                values = value if isinstance(value, list) else [value]
                pairs += [(name, one.slug if isinstance(one, Skill) else str(one)) for one in values]
        return pairs
