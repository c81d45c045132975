"""What a search may ask for: the one reading of its parameters, for the page, the feeds, the API and the alerts."""

from functools import cached_property

from django.http import QueryDict

from accounts.models import AREAS, Level, Skill, User
from gigs import search
from gigs.filter_fields import MINE, SHOWN, Amount, Choice, Day, Floor, Levels, SkillWords, Text, Values, Words
from gigs.filter_form import GigFilterForm
from gigs.models import Gig, choices
from gigs.models.choices import NOT_STATED
from gigs.models.gig_facts import MAX_PAY, MAX_WEEKS
from gigs.models.gig_query import GigQuerySet
from gigs.reader import Reader
from marketplace.lib.addresses import Pairs, replacing
from marketplace.lib.countries import COUNTRIES
from marketplace.lib.money import CURRENCIES
from marketplace.lib.readings import Readings
from marketplace.lib.zones import ZONES

NOBODY_SAID = (NOT_STATED, "Not stated")
DAYS = [(days, f"{days} day{'' if days == 1 else 's'}") for days in (1, 3, 7, 14, 30)]
UNITS = [("hour", "an hour"), ("day", "a day"), ("month", "a month")]
PER = [(10, "10"), (20, "20"), (50, "50")]
SORTS = [
    ("newest", "Newest"),
    ("closing", "Closing soon"),
    ("pay", "Pay"),
    ("fewest", "Fewest proposals"),
    ("replies", "Reply rate"),
    ("match", "Best match"),
    ("relevance", "Relevance"),
]
LEVELS = [(str(level.value), level.label.capitalize()) for level in Level]
NUMBERS = {
    "start_before": "date",
    "weeks_max": "number",
    "hours_max": "number",
    "payment_days_max": "number",
    "proposals_max": "number",
    "reply_rate_min": "number",
    "overlap": "number",
    "tz": "text",
}
# How a page is shown and to whom, not what is searched for: no feed, saved search or canonical address has it.
SHOWING = ("mine", "sort", "per", "view", "after", "before")
LINES = "lines"


def twins(kind: type[Values], label: str, values=()) -> tuple[Values, Values]:
    """A filter that repeats and the one that excludes; "not stated" is always a value."""
    known = [*((str(value), words) for value, words in values if value != NOT_STATED), NOBODY_SAID]
    return kind(label=label, choices=known), kind(label=f"{label}, not", choices=known)


class GigFilter(Readings):
    q = Words(label="Words")
    skill, not_skill = SkillWords(label="Skill"), SkillWords(label="Skill, not")
    skill_all = SkillWords(label="Every skill")
    area, not_area = twins(Values, "Area", [(area.value, area.label) for area in AREAS])
    work_type, not_work_type = twins(Values, "Work type", choices.WorkType.choices)
    model, not_model = twins(Values, "Paid", choices.PayModel.choices)
    workplace, not_workplace = twins(Values, "Workplace", choices.Workplace.choices)
    tax, not_tax = twins(Values, "Tax status", choices.Tax.choices)
    level, not_level = twins(Levels, "Level", LEVELS)
    assessment, not_assessment = twins(Values, "Assessment", choices.Assessment.choices)
    on_call, not_on_call = twins(Values, "On call", choices.OnCall.choices)
    codebase, not_codebase = twins(Values, "Codebase", choices.Codebase.choices)
    ai, not_ai = twins(Values, "AI tools", choices.AiTools.choices)
    agency, not_agency = twins(Values, "Agency", choices.Agency.choices)
    pay_min = Floor(label="At least", min_value=1, max_value=MAX_PAY)
    currency = Choice(label="Currency", choices=CURRENCIES)
    unit = Choice(label="Unit", choices=UNITS)
    from_country = Choice(label="Working from", choices=COUNTRIES)
    strict = Choice(label="Only where it is stated", choices=[("1", "yes")])
    posted_within = Choice(label="Posted within", choices=DAYS, coerce=int)
    closing_within = Choice(label="Closing within", choices=DAYS, coerce=int)
    overlap = Amount(label="Hours together a day", min_value=1, max_value=12, such_as=4)
    tz = Choice(label="Your time zone", choices=ZONES)
    start_before = Day(label="Starts by")
    weeks_max = Amount(label="Weeks at most", min_value=1, max_value=MAX_WEEKS, such_as=12)
    hours_max = Amount(label="Hours a week at most", min_value=1, max_value=80, such_as=20)
    payment_days_max = Amount(label="Paid within days", min_value=0, max_value=60, such_as=30)
    proposals_max = Amount(label="Proposals at most", min_value=0, max_value=50, such_as=5)
    reply_rate_min = Amount(label="Reply rate, % or more", min_value=1, max_value=100, such_as=80)
    client = Text(label="Client", max_length=80)
    mine = Choice(label="Yours", choices=search.KINDS)
    sort = Choice(label="Sort", choices=SORTS)
    per = Choice(label="Gigs on a page", choices=PER, coerce=int)
    view = Choice(label="Rows", choices=[(LINES, "Lines")])
    after = Text(label="Place in the list")
    before = Text(label="Place in the list")

    class Meta:
        model = Gig
        fields: list[str] = []
        form = GigFilterForm

    def __init__(
        self,
        data: QueryDict,
        queryset: GigQuerySet | None = None,
        user: User | None = None,
        reader: Reader | None = None,
    ):
        super().__init__(data, queryset=Gig.objects.all() if queryset is None else queryset)
        self.user, self.reader = user, reader
        self.is_of_all = queryset is None

    def is_valid(self) -> bool:
        return bool(self.wanted) and super().is_valid()

    def filter_queryset(self, queryset: GigQuerySet) -> GigQuerySet:
        return search.found(self.wanted, queryset.listed() if self.is_of_all else queryset)

    @cached_property
    def wanted(self) -> dict:
        """What is usable of the parameters, as `gigs.search` takes it; `errors` names the rest."""
        self.form.is_valid()  # reads it, where nobody has yet
        self.form.is_read_by(self.user, self.reader)
        wanted = {name: self.form.cleaned_data.get(name) for name in self.filters}
        wanted["sort"] = wanted["sort"] or "newest"
        return wanted

    @cached_property
    def pairs(self) -> Pairs:
        """The usable filters as parameters, without repeats: what a link, a canonical address and a search keep."""
        pairs = []
        for name in self.filters:
            value = self.wanted[name]
            if search.is_on(value) and name not in SHOWING and name not in self.kept_back:
                values = value if isinstance(value, list) else [value]
                pairs += [(name, one.slug if isinstance(one, Skill) else str(one)) for one in values]
        return pairs

    @property
    def has_own_floor(self) -> bool:
        """Whether the lowest pay is what the reader asks for: shown to them alone."""
        return bool(self.wanted) and self.form.has_own_floor

    @property
    def kept_back(self) -> set[str]:
        """What would tell others the reader's rate, or what it is paid in."""
        own = {"pay_min", "unit", *([] if self.data.get("currency") else ["currency"])}
        return own if self.has_own_floor else set()

    @property
    def is_personal(self) -> bool:
        return bool(self.wanted["mine"]) or self.has_own_floor

    @property
    def marked_pairs(self) -> Pairs:
        """What is asked of the reader's own marks."""
        return [("mine", str(self.wanted["mine"]))] if self.wanted["mine"] else []

    @property
    def own_pairs(self) -> Pairs:
        """That, and the reader's own rate: what means something to them alone."""
        return [*self.marked_pairs, *([("pay_min", MINE)] if self.has_own_floor else [])]

    @property
    def own_kind(self) -> str:
        """Which of the reader's own gigs, in words; "" for all."""
        return dict(search.KINDS)[self.wanted["mine"].kind] if self.wanted["mine"] else ""

    @cached_property
    def shown_pairs(self) -> Pairs:
        """The same with how the page is shown, but for its place."""
        sort, per = self.wanted["sort"], self.wanted["per"]
        shown = self.own_pairs
        shown += [("sort", sort)] if sort != "newest" else []
        shown += [("per", str(per))] if per else []
        return [*self.pairs, *shown, *([("view", LINES)] if self.wanted["view"] else [])]

    # -- for the page's form

    def typed(self, name: str) -> str:
        """What stands in a box: what was read, whole, or the beginning of what cannot be used."""
        value = self.wanted[name]
        if search.is_on(value) and not (name == "pay_min" and self.has_own_floor):
            return str(value)
        return self.data[name][:SHOWN] if name in self.data else ""

    @property
    def typed_words(self) -> str:
        """What stands in the box for words; where several were given, the last of them."""
        return str(search.Typed.read(self.data["q"]) if "q" in self.errors else self.wanted["q"])

    @property
    def typed_pay(self) -> str:
        return self.typed("pay_min")

    @property
    def own_floor(self) -> str:
        """The address of the same search that asks for the reader's own rate; "" where it would be no answer."""
        floors, currency = self.reader.floors if self.reader else {}, self.wanted["currency"]
        is_answered = currency in floors if currency else len(floors) == 1
        return replacing(self.shown_pairs, pay_min=MINE, unit=None) if is_answered and not self.has_own_floor else ""

    @property
    def numbers(self) -> list[tuple[str, str, str, str, list[str]]]:
        """The boxes under “More filters”: name, label, kind, what was typed, what is wrong with it."""
        return [
            (name, self.filters[name].label, kind, self.typed(name), self.errors.get(name, []))
            for name, kind in NUMBERS.items()
        ]

    @property
    def is_narrowed(self) -> bool:
        return any(self.data.get(name) for name in (*NUMBERS, "closing_within"))

    @property
    def kept(self) -> Pairs:
        """What has no control of its own and would be lost with the next press of Search."""
        names = {"client", "mine", "sort", "per", "view", *([] if self.is_of_all_skills else ["skill_all"])}
        return [pair for pair in self.shown_pairs if pair[0] in names]

    @property
    def is_of_all_skills(self) -> bool:
        """Whether the boxes of skills mean all of them; where any of others are asked for too, they mean those."""
        return bool(self.wanted["skill_all"] and not self.wanted["skill"])
