"""What editors type at the desk."""

import tomllib
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Skill, User
from articles.front_matter import SITE, SLUG, claim_problems
from articles.lint import WARNING, rule_id
from articles.models import Article, ArticleRevision, Review, Series, Topic
from articles.models.article import RESERVED_SLUGS
from articles.models.slug import is_taken
from marketplace.lib import images, media

# Fields of a text that are kept as they come out of the form.
AS_TYPED = (
    *("title", "slug", "deck", "authors", "audience", "skills", "claims", "evergreen", "reviewed", "review_by"),
    *("drafting_note", "seo_title", "seo_description", "corrections"),
)
WARNINGS = {rule_id(rule) for rule in WARNING}


class BeginForm(forms.Form):
    title = forms.CharField(max_length=110)
    slug = forms.SlugField(label="Address", max_length=110, help_text="Lower-case words with hyphens.")

    def clean_slug(self) -> str:
        return free_slug(self.cleaned_data["slug"])


class TextForm(forms.Form):
    """A text of an article with what stands around it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    title = forms.CharField(max_length=110)
    slug = forms.SlugField(label="Address", max_length=110)
    deck = forms.CharField(max_length=220, help_text="What it answers, in a sentence or two.")
    authors = forms.CharField(
        label="Who signs it",
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 2}),
        help_text="One name a line, as the account of each has it; “site” for the site itself.",
    )
    body = forms.CharField(label="Text", max_length=60_000, widget=forms.Textarea({"rows": 30}), strip=False)
    audience = forms.ChoiceField(choices=Article.Audience)
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(), to_field_name="slug", widget=forms.CheckboxSelectMultiple
    )
    skills = forms.CharField(
        required=False, max_length=600, help_text="Slugs with blanks between them, such as “python postgresql”."
    )
    reviewed = forms.DateField(
        label="Figures checked on", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    review_by = forms.DateField(required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    evergreen = forms.BooleanField(label="Does not age", required=False)
    substantive = forms.BooleanField(
        label="A change of substance", required=False, help_text="Moves the date of the last update that readers see."
    )
    drafting_note = forms.CharField(
        label="How it was drafted", required=False, max_length=300, help_text="Readers see this beside the author."
    )
    series = forms.ModelChoiceField(Series.objects.order_by("name"), to_field_name="slug", required=False)
    series_position = forms.IntegerField(label="Part of the series", required=False, min_value=0, max_value=999)
    seo_title = forms.CharField(label="Title for search engines", required=False, max_length=70)
    seo_description = forms.CharField(label="Description for search engines", required=False, max_length=170)
    corrections = forms.CharField(
        required=False,
        max_length=5_000,
        widget=forms.Textarea({"rows": 3}),
        help_text="One a line, such as “2026-11-20: The share is 44, not 41.”",
    )
    claims = forms.CharField(
        required=False,
        max_length=30_000,
        widget=forms.Textarea({"rows": 10, "spellcheck": "false", "class": "mono-in"}),
        help_text="Tables [[claims]] in TOML, as in the content files.",
    )

    def __init__(self, *args, article: Article, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article

    def clean_slug(self) -> str:
        return free_slug(self.cleaned_data["slug"], self.article)

    def clean_authors(self) -> list[str]:
        names = list(dict.fromkeys(name.strip() for name in self.cleaned_data["authors"].splitlines() if name.strip()))
        # Whoever signs it already may have left since.
        known = {SITE, *self.article.revisions.first().fields.get("authors", [])}
        known |= set(User.objects.filter(is_staff=True, name__in=names).values_list("name", flat=True))
        if unknown := [name for name in names if name not in known]:
            raise ValidationError(f"Nobody of the staff is called {', '.join(unknown)}.")
        return names

    def clean_reviewed(self) -> date | None:
        day = self.cleaned_data["reviewed"]
        if day and day > timezone.localdate():
            raise ValidationError("Nobody has checked them yet on a day to come.")
        return day

    def clean_skills(self) -> list[str]:
        slugs = self.cleaned_data["skills"].split()
        known = set(Skill.objects.filter(slug__in=slugs).values_list("slug", flat=True))
        if unknown := [slug for slug in slugs if slug not in known]:
            raise ValidationError(f"No such skill: {', '.join(unknown)}.")
        return slugs

    def clean_claims(self) -> list[dict]:
        try:
            claims = tomllib.loads(self.cleaned_data["claims"]).get("claims", [])
        except tomllib.TOMLDecodeError as error:
            raise ValidationError(f"This is no TOML: {error}.") from error
        except RecursionError as error:
            raise ValidationError("This is no TOML: too many brackets in each other.") from error
        if not isinstance(claims, list):
            raise ValidationError("Write each claim as a table [[claims]].")
        if problems := [f"{where}: {what}." for where, what in claim_problems(claims)]:
            raise ValidationError(problems)
        return claims

    def clean_corrections(self) -> list[dict]:
        return [_correction(line) for line in self.cleaned_data["corrections"].splitlines() if line.strip()]

    def fields_of_text(self) -> dict:
        """What a revision keeps of it, beside its body."""
        cleaned = self.cleaned_data
        kept = {name: cleaned[name] for name in AS_TYPED}
        kept |= {"topics": [topic.slug for topic in cleaned["topics"]]}
        kept |= {"series": cleaned["series"].slug if cleaned["series"] else ""}
        kept |= {"series_position": cleaned["series_position"] or 0}
        return kept | ({"updated": timezone.localdate()} if cleaned["substantive"] else {})


class HeroForm(forms.Form):
    """The picture above an article."""

    picture = forms.FileField(
        help_text="JPEG, PNG or WebP, at most 4 MB. We cut it twice as wide as high and keep nothing but the pixels.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    alt = forms.CharField(
        label="What it shows", max_length=200, help_text="For those who cannot see it, in a sentence."
    )
    credit = forms.CharField(label="Whose work it is", max_length=120)

    def clean_picture(self) -> str:
        """Stores the picture; gives its name."""
        try:
            return media.keep(self.cleaned_data["picture"].read(images.LARGEST + 1), sizes=media.WIDE)
        except images.UnusablePictureError as error:
            raise ValidationError(str(error)) from error


class ReasonForm(forms.Form):
    reason = forms.CharField(max_length=300, widget=forms.Textarea({"rows": 2}))


class ReviewForm(forms.Form):
    kind = forms.ChoiceField(label="Which side", choices=Review.Kind, widget=forms.RadioSelect)


class ScheduleForm(forms.Form):
    at = forms.DateTimeField(
        label="Publish on", widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )

    def clean_at(self):
        if self.cleaned_data["at"] <= timezone.now():
            raise ValidationError("Choose a moment to come.")
        return self.cleaned_data["at"]


class WaiverForm(ReasonForm):
    rule = forms.CharField(max_length=60, widget=forms.HiddenInput)
    sentence = forms.CharField(max_length=300, widget=forms.HiddenInput)

    @property
    def refusal(self) -> str:
        return self.errors["rule"][0] if "rule" in self.errors else "Say why this warning may stand."

    def clean_rule(self) -> str:
        if self.cleaned_data["rule"] not in WARNINGS:
            raise ValidationError("Only a warning may stand; what blocks is mended.")
        return self.cleaned_data["rule"]


def _correction(line: str) -> dict:
    day, _, text = line.partition(":")
    try:
        correction = {"on": date.fromisoformat(day.strip()), "text": _some(text.strip())}
    except ValueError as error:
        raise ValidationError(f"“{line[:40]}”: write the day, a colon and what was wrong.") from error
    if correction["on"] > timezone.localdate():
        raise ValidationError(f"“{line[:40]}”: nothing was corrected yet on a day to come.")
    return correction


def _some(text: str) -> str:
    if not text:
        raise ValueError("no text")
    return text


def free_slug(slug: str, article: Article | None = None) -> str:
    """Raises ValidationError where another article has or had this address."""
    if not SLUG.fullmatch(slug) or slug in RESERVED_SLUGS:
        raise ValidationError("Use lower-case words with hyphens, and none that an address of the site uses.")
    if is_taken(slug, article):
        raise ValidationError("This is or was the address of another article.")
    if ArticleRevision.objects.waiting_for(slug).exclude(article=article).exists():
        raise ValidationError("Another article will move to this address with its next text; choose another one.")
    return slug
