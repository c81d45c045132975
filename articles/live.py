"""What an article shows of the site as it is now: asked once for many readers, and old for seconds only.

A gig that ended leaves every article within five seconds, its count within a minute; figures of pay change once an
hour. Nothing has to be told to forget.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, Q

from accounts.models import Skill
from gigs.models import Gig, GigSkill, PayFigure
from gigs.models.pay_figure import ANY_LEVEL
from marketplace.lib.keeping import Kept
from marketplace.lib.money import amount, span

MOST_GIGS = 4


class Pay(NamedTuple):
    """What one group of gigs pays here a day, and of how many gigs and clients that is."""

    currency: str
    kind: str
    value: str
    n: int
    clients: int
    since_on: date
    until_on: date
    p25: int
    p50: int
    p75: int

    @property
    def median(self) -> str:
        return amount(self.p50, self.currency)

    @property
    def half(self) -> str:
        return span(self.p25, self.p75, self.currency)


class Asked(NamedTuple):
    """A skill, and how many open gigs ask for it."""

    skill: Skill
    count: int


GIGS: Kept[list[Gig]] = Kept(seconds=4, most=200)
COUNTS: Kept[dict[str, Asked]] = Kept(seconds=45, most=200)
PAY: Kept[dict[tuple[str, str], Pay]] = Kept(seconds=60, most=1)


def open_gigs(skills: Iterable[Skill]) -> list[Gig]:
    """The newest open gigs that ask for one of these skills."""
    wanted = tuple(sorted(skill.pk for skill in skills))
    asking = GigSkill.objects.filter(skill__in=wanted).values("gig")
    return GIGS.get(wanted, lambda: list(Gig.objects.listed().filter(pk__in=asking).newest()[:MOST_GIGS]))


def asked_for(slugs: Iterable[str]) -> dict[str, Asked]:
    """These skills by their slug, each with its open gigs; one query for all of them."""
    wanted = tuple(sorted(set(slugs)))
    return COUNTS.get(wanted, lambda: _count(wanted))


def pay() -> dict[tuple[str, str], Pay]:
    """What gigs of this site pay, by currency and skill; all of a currency under ""."""
    return PAY.get("all", _read_pay)


def _count(slugs: tuple[str, ...]) -> dict[str, Asked]:
    is_open = Q(gig_skills__gig__in=Gig.objects.listed().values("pk"))
    skills = Skill.objects.active().filter(slug__in=slugs)
    return {skill.slug: Asked(skill, skill.n) for skill in skills.annotate(n=Count("gig_skills", filter=is_open))}


def _read_pay() -> dict[tuple[str, str], Pay]:
    figures = PayFigure.objects.advertised().filter(kind__in=["all", "skill"], level=ANY_LEVEL).order_by()
    rows = figures.values_list(
        *("currency", "kind", "value", "n", "clients", "since_on", "until_on"),
        *(F(f"hundredths__{share - 1}") for share in (25, 50, 75)),
    )
    found = [Pay(*row) for row in rows]
    return {(pay.currency, pay.value): pay for pay in found}
