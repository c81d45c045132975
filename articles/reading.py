"""An article as it is read: its text with live blocks, its contents, its questions and its sources."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString, mark_safe

from accounts.models import DeveloperSkill, Skill
from articles import blocks, live
from articles.blocks.faq import Entry
from articles.hero import Hero
from articles.models import Article, ArticleRevision, Claim, Progress
from articles.sources import Source, numbered, references
from marketplace.lib.markdown import Fence, Heading, Rendered, render

# Ids that the page around the text uses.
TAKEN = frozenset({"corrections", "main", "toc-h", "gigs", "gigs-h", "next-h", "skills-h", "faq", "sources"})
CONTENTS_LEVEL = 2


@dataclass
class Reading:
    """What the template shows; every part is made once, when it is asked for."""

    article: Article
    # Whose page it is; None in lists and previews, where nothing is about the reader.
    request: HttpRequest | None = None
    # A text that is not live yet; None for the one that people read.
    draft: ArticleRevision | None = None

    @property
    def revision(self) -> ArticleRevision:
        return self.draft or self.article.revision

    @cached_property
    def skills(self) -> list[Skill]:
        named = (
            Skill.objects.filter(slug__in=self.draft.fields.get("skills", [])) if self.draft else self.article.skills
        )
        return list(named.all())

    @property
    def hero(self) -> Hero | None:
        return Hero.of(self.revision.fields)

    @cached_property
    def sources(self) -> list[Source]:
        return numbered(self.revision.claims)

    @cached_property
    def references(self) -> dict[str, int]:
        return references(self.sources)

    @cached_property
    def text(self) -> Rendered:
        return _render(self.revision.body, tuple(self.references.items()))

    @cached_property
    def html(self) -> SafeString:
        filled = self.text.fill(lambda fence: blocks.show(fence, self))
        return mark_safe(filled)  # noqa: S308 - sanitised by the renderer; the blocks are templates of ours

    @cached_property
    def contents(self) -> list[Heading]:
        headings = [heading for heading in self.text.toc if heading.level == CONTENTS_LEVEL]
        return headings + [heading for fence in self.text.fences for heading in blocks.headings(fence)]

    @cached_property
    def questions(self) -> list[Entry]:
        return [entry for fence in self.fences("faq") for entry in blocks.faq.entries(fence, self.references)]

    @cached_property
    def expired(self) -> list[Claim]:
        return self.article.expired_claims()

    @cached_property
    def pay(self) -> dict[tuple[str, str], live.Pay]:
        """What gigs of this site pay, by currency and skill."""
        return live.pay()

    @cached_property
    def asked_for(self) -> dict[str, live.Asked]:
        """The skills of all its skill blocks, each with its open gigs."""
        return live.asked_for(fence.argument for fence in self.fences("skill"))

    @property
    def params(self) -> QueryDict:
        return self.request.GET if self.request else QueryDict()

    @property
    def is_member(self) -> bool:
        return self.request is not None and self.request.user.is_authenticated

    @cached_property
    def progress(self) -> list[str]:
        """What this reader has ticked here."""
        return self.mark.done if self.mark else []

    @cached_property
    def mark(self) -> Progress | None:
        """What this reader has done with the article, or None."""
        if not self.is_member:
            return None
        return Progress.objects.filter(user=self.request.user, article=self.article).first()

    @cached_property
    def my_skills(self) -> set[str]:
        """The skills of this reader's own profile, as slugs."""
        if not self.is_member:
            return set()
        return set(
            DeveloperSkill.objects.filter(developer__user=self.request.user).values_list("skill__slug", flat=True)
        )

    @property
    def is_stale(self) -> bool:
        return self.article.is_stale()

    def fences(self, name: str) -> list[Fence]:
        return [fence for fence in self.text.fences if fence.name == name]


@lru_cache(maxsize=256)
def _render(body: str, references: tuple[tuple[str, int], ...]) -> Rendered:
    return render(body, fences=blocks.NAMES, references=dict(references), taken=TAKEN)
