"""Gigs with every value of every field, and any search among them: what is found is held against `reference`."""

import random
from datetime import timedelta
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from accounts.models import Client
from gigs.filters import GigFilter
from gigs.models import Gig, GigSkill, choices
from tests.factories import make_client, make_skill
from tests.gigs.reference import COLUMNS

SKILLS = {
    "python": "programming-languages",
    "go": "programming-languages",
    "redis": "databases",
    "git": "version-control",
}
WORDS = ["ledger", "parcel", "webhook", "cluster", "token"]
CLIENTS = ["one", "two"]
FEW = {
    "work_type": ["migration", "performance", "other"],
    "model": ["fixed", "day", "hour", "month"],
    "workplace": list(choices.Workplace.values),
    "level": [None, 1, 2, 3, 4],
    "tax": list(choices.Tax.values),
    "assessment": list(choices.Assessment.values),
    "agency": list(choices.Agency.values),
    "on_call": ["none", "not_stated"],
    "codebase": ["tested", "not_stated"],
    "ai": ["allowed", "not_stated"],
}
TODAY = timezone.localdate()
AREAS = ["programming-languages", "databases", "apis", "not_stated"]


def fill_market():
    """150 gigs with every value of every field, in no sensible combination."""
    dice = random.Random(7)
    skills = [make_skill(slug, group=group) for slug, group in SKILLS.items()]
    clients = [make_client(slug=slug) for slug in CLIENTS] + [make_client(slug="held", hold="limited")]
    Client.objects.filter(slug="one").update(replies_due=10, replies_in_time=8)
    gigs = Gig.objects.bulk_create(some_gig(dice, clients) for _ in range(150))
    rows = [
        GigSkill(gig=gig, skill=skill) for gig in gigs for skill in dice.sample(skills, dice.choice([0, 1, 1, 2, 3]))
    ]
    GigSkill.objects.bulk_create(rows)


def some_gig(dice, clients):
    # Never on the hour: "within 7 days" must not depend on which clock is read a moment later.
    published = timezone.now() - timedelta(hours=dice.randrange(1, 24 * 29), minutes=30)
    lowest = dice.choice([10, 50, 400, 8000])
    fields = {COLUMNS[name]: dice.choice(values) for name, values in FEW.items()}
    return Gig(
        **fields,
        client=dice.choice([*clients[:2] * 6, clients[2]]),
        title=" ".join(dice.sample(WORDS, 3)),
        status=dice.choice([*["open"] * 8, "full", "paused"]),
        hold=dice.choice([*["none"] * 9, "limited"]),
        pay_min=lowest,
        pay_max=lowest * dice.choice([1, 2]),
        currency=dice.choice(["EUR", "GBP"]),
        hours_min=100,
        hours_max=dice.choice([None, 120]),
        country=dice.choice(["", "NO", "GB"]),
        remote_scope=dice.choice(choices.RemoteScope.values),
        countries=dice.sample(["NO", "GB", "US"], dice.randrange(3)),
        start=(start := dice.choice(["asap", "from", "flexible", "not_stated"])),
        start_on=TODAY + timedelta(days=dice.randrange(60)) if start == "from" and dice.random() < 0.8 else None,
        weeks_min=dice.choice([None, 2, 8]),
        weeks_max=dice.choice([None, 12, 26]),
        week_hours_min=dice.choice([None, 10, 30]),
        payment_days=dice.choice([None, 0, 14, 60]),
        live_proposals=dice.choice([0, 0, 3, 20]),
        zone=dice.choice(["", "Europe/Oslo", "America/New_York", "Asia/Tokyo"]),
        published_at=published,
        expires_at=published + timedelta(days=30),
    )


def several(values):
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)


MULTI = {name: several([str(value or "not_stated") for value in values]) for name, values in FEW.items()} | {
    "skill": several([*SKILLS, "not_stated"]),
    "area": several(AREAS),
}
SINGLE = {
    "skill_all": several(list(SKILLS)),
    "q": st.sampled_from(
        ["ledger", "ledger parcel", "ledger or token", "ledger -parcel", "par", "web led", "clu or led"]
    ),
    "currency": st.sampled_from(["EUR", "GBP"]),
    "from_country": st.sampled_from(["NO", "GB", "PT"]),
    "strict": st.just("1"),
    "posted_within": st.sampled_from(["1", "3", "7", "14", "30"]),
    "closing_within": st.sampled_from(["1", "3", "7", "14", "30"]),
    "client": st.sampled_from(CLIENTS),
    "weeks_max": st.sampled_from(["1", "4", "12", "30"]),
    "hours_max": st.sampled_from(["5", "20", "40"]),
    "payment_days_max": st.sampled_from(["0", "14", "30"]),
    "proposals_max": st.sampled_from(["0", "5", "50"]),
    "reply_rate_min": st.sampled_from(["1", "80", "81", "100"]),
    "start_before": st.sampled_from([str(TODAY + timedelta(days=days)) for days in (-1, 10, 70)]),
    "overlap": st.sampled_from(["1", "4", "8"]),
    "sort": st.sampled_from(["newest", "closing", "pay", "fewest", "replies"]),
}


@st.composite
def searches(draw):
    every = {**MULTI, **{f"not_{name}": values for name, values in MULTI.items()}, **SINGLE}
    names = draw(st.lists(st.sampled_from(sorted(every)), max_size=4, unique=True))
    asked = {name: draw(every[name]) for name in names}
    if "currency" in asked and draw(st.booleans()):
        asked |= {"pay_min": draw(st.sampled_from(["40", "400", "9000"]))}
        asked |= {"unit": draw(st.sampled_from(["hour", "day", "month"]))}
    if "overlap" in asked:
        asked |= {"tz": draw(st.sampled_from(["Europe/Lisbon", "America/Chicago"]))}
    return asked


def read(asked):
    return GigFilter(QueryDict(urlencode(asked, doseq=True)))


no_deadline = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
