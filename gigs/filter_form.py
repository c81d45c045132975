"""Reading a search's parameters together: skills at once, pay with its currency, places with their order."""

from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from accounts.models import Client, Skill, User
from gigs.filter_fields import MAX_VALUES, MINE, SkillWordsField, ValuesField, distinct, left_out
from gigs.models.choices import NOT_STATED
from gigs.reader import Reader
from gigs.search import ORDERS, Typed, mine
from marketplace.lib.pages import FORGED, BadCursorError
from marketplace.lib.sent import in_quotes


@cache
def unsaid(form: type[forms.Form]) -> dict[str, object]:
    """What each field gives for an address that does not name it."""
    nothing = form(QueryDict())
    return {name: field.clean(nothing[name].data) for name, field in nothing.fields.items()}


class GigFilterForm(forms.Form):
    """What is unusable becomes an error and is left out; the rest stays in `cleaned_data`."""

    mark_optional = False
    reads_repeats = True
    has_own_floor = False

    def _clean_fields(self) -> None:
        """Reads what the address names; the rest is the same for everybody, and forty fields take their time."""
        self.cleaned_data = {name: [] if value == [] else value for name, value in unsaid(type(self)).items()}
        for name in [name for name in self.fields if name in self.data]:
            try:
                self.cleaned_data[name] = self.fields[name].clean(self[name].data)
            except ValidationError as error:
                self._add(name, error)

    def clean(self) -> dict:
        self.skill_names: dict[str, Skill] = {}
        self._one_value_each()
        self._keep_known_values()
        self._resolve_skills()
        self._at_most()
        self._pay_has_its_currency()
        self._overlap_has_its_zone()
        self._client_exists()
        self._relevance_has_words()
        self._find_place()
        return self.cleaned_data

    def is_read_by(self, user: User | None, reader: Reader | None) -> None:
        """What only a person has: their own gigs, and with skills a best match. Feeds and visitors have neither."""
        kind = self.cleaned_data.get("mine")
        if kind and not (user and user.is_authenticated):
            self._leave_out("mine", "Your own gigs are shown to you when you are signed in.")
        elif kind == "matching" and not (reader and reader.skills):
            self._leave_out("mine", "What asks for your skills needs your developer profile with its skills.")
        elif kind:
            self.cleaned_data["mine"] = mine(kind, user, reader.skill_ids if reader else ())
        if self.cleaned_data.get("pay_min") == MINE:
            self._read_own_floor(reader.floors if reader else {})
        if self.cleaned_data.get("sort") == "match" and not (reader and reader.skills):
            self._leave_out("sort", "Best match needs your developer profile with its skills; the newest stand first.")

    def _read_own_floor(self, floors: dict[str, int]) -> None:
        """The least that the reader takes a day, in the currency that was named or the only one."""
        currency = self.cleaned_data.get("currency") or (next(iter(floors)) if len(floors) == 1 else "")
        if not floors:
            self._leave_out("pay_min", "What asks for your own rate needs your developer profile with a rate.")
        elif not currency:
            self._leave_out("pay_min", f"You ask for pay in {' and '.join(sorted(floors))}: choose the currency.")
        elif currency not in floors:
            self._leave_out("pay_min", f"Your profile names no rate in {currency}, so it was left out.")
        else:
            self.cleaned_data |= {"pay_min": floors[currency], "currency": currency, "unit": "day"}
            self.has_own_floor = True

    def _one_value_each(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, forms.MultipleChoiceField) or name not in self.data:
                continue
            given = distinct(self.data.getlist(name))
            if len(given) > 1:
                self._leave_out(
                    name, f"{field.label}: give it once; {in_quotes(given)} were given, so it was left out."
                )

    def _keep_known_values(self) -> None:
        for name, field in self.fields.items():
            if isinstance(field, ValuesField) and name in self.errors:
                self.cleaned_data[name] = field.partition(self.data.getlist(name))[0]

    def _resolve_skills(self) -> None:
        names = [name for name, field in self.fields.items() if isinstance(field, SkillWordsField)]
        words = {word.casefold() for name in names for word in self.cleaned_data.get(name, [])}
        words |= set(self.cleaned_data["q"].skill_like)
        self.skill_names = Skill.objects.resolve(sorted(words)[: 8 * MAX_VALUES]) if words else {}
        for name in names:
            typed = self.cleaned_data.get(name, [])
            known = [self._skill(word) for word in typed]
            self.cleaned_data[name] = list(dict.fromkeys(skill for skill in known if skill))
            unknown = [word for word, skill in zip(typed, known, strict=True) if skill is None]
            if unknown:
                self._add(name, left_out(self.fields[name].label, unknown))

    def _skill(self, word: str) -> Skill | str | None:
        return NOT_STATED if word == NOT_STATED else self.skill_names.get(word.casefold())

    def _at_most(self) -> None:
        for name, field in self.fields.items():
            values = self.cleaned_data.get(name)
            if isinstance(field, forms.MultipleChoiceField) and len(values) > MAX_VALUES:
                self.cleaned_data[name] = values[:MAX_VALUES]
                self._add(name, f"{field.label}: only the first {MAX_VALUES} were used.")

    def _pay_has_its_currency(self) -> None:
        has_floor = self.cleaned_data.get("pay_min") not in (None, MINE)
        if has_floor and not self.cleaned_data.get("currency"):
            self._leave_out("pay_min", "Say in which currency: pay is never converted. The amount was left out.")

    def _overlap_has_its_zone(self) -> None:
        if self.cleaned_data.get("overlap") and not self.cleaned_data.get("tz"):
            self._leave_out("overlap", "Say in which time zone you work. The hours were left out.")

    def _client_exists(self) -> None:
        slug = self.cleaned_data.get("client")
        if slug and not Client.objects.listed().filter(slug=slug).exists():
            self._leave_out("client", left_out("Client", [slug]))

    def _relevance_has_words(self) -> None:
        """An emptied box takes the order along: nobody did anything wrong, and the newest stand first."""
        if self.cleaned_data.get("sort") == "relevance" and not self.cleaned_data["q"]:
            self.cleaned_data["sort"] = ""

    def _find_place(self) -> None:
        order = ORDERS[self.cleaned_data.get("sort") or "newest"]
        for name in ("after", "before"):
            cursor = self.cleaned_data.get(name)
            if not cursor:
                continue
            try:
                self.cleaned_data[name] = order.place(cursor)
            except BadCursorError:
                self._leave_out(name, FORGED)

    def _leave_out(self, name: str, sentence: str) -> None:
        self._add(name, sentence)
        self.cleaned_data.pop(name, None)
        self.cleaned_data.setdefault("q", Typed.read(""))

    def _add(self, name: str, sentence: str | ValidationError) -> None:
        """An error that does not throw away what is usable of the field."""
        kept = self.cleaned_data.get(name)
        if sentence not in self.errors.get(name, []):
            self.add_error(name, sentence)
        self.cleaned_data[name] = kept
