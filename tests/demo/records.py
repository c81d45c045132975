"""What every gig and client of the demo must keep to, hand-made or grown."""

import re

from accounts.management.commands.load_skills import DATA, read_rows
from accounts.models import Client
from accounts.models.developer_texts import no_contact
from gigs.models import choices
from gigs.models.gate import MAX_MUST, MAX_SKILLS, MAX_SPREAD
from marketplace.lib.countries import NAMES
from marketplace.lib.money import SYMBOLS
from marketplace.lib.zones import known_zone

SKILLS = {row["slug"]: row["group"] for row in read_rows(DATA / "skills.csv")}
CLIENT_FIELDS = ["slug", "name", "kind", "country", "website", "about", "size_band", "verified", "approved_before"]
CLIENT_FIELDS += ["owner_name", "owner_email", "explanation"]
NEEDED = {"key", "client", "title", "summary", "description", "work_type", "skills", "pay", "level", "workplace"}
NEEDED |= {"remote", "country", "language", "published_days_ago", "state"}
OPTIONAL = {"except_reason", "city", "days_on_site", "duration_weeks", "hours_a_week", "start", "tax", "agency"}
OPTIONAL |= {"assessment", "codebase", "on_call", "ai", "data_sensitivity", "team_size", "reply_days"}
OPTIONAL |= {"payment_days", "upfront_percent", "max_proposals", "questions", "extension", "review_note"}
CHOICES = {
    "work_type": choices.WorkType,
    "workplace": choices.Workplace,
    "tax": choices.Tax,
    "assessment": choices.Assessment,
    "codebase": choices.Codebase,
    "on_call": choices.OnCall,
    "ai": choices.AiTools,
    "team_size": choices.TeamSize,
}
BETWEEN = {"reply_days": (1, 14), "payment_days": (0, 60), "upfront_percent": (0, 50), "max_proposals": (5, 50)}
BETWEEN |= {"level": (1, 4), "days_on_site": (1, 5), "published_days_ago": (0, 40)}
ADDRESS = re.compile(r"@|https?:|www\.|\b[\w-]+\.(?:com|org|io|eu|example|co\.uk)\b", re.IGNORECASE)
OTHER_WORDS = re.compile(r"\b(?:freelancers?|job offers?|employers?|candidates?)\b", re.IGNORECASE)


def check_client(entry):
    assert list(entry) == CLIENT_FIELDS
    assert re.fullmatch(r"[a-z0-9-]{2,60}", entry["slug"])
    assert entry["kind"] in Client.Kind.values
    assert entry["country"] in NAMES
    assert re.fullmatch(r"(https://[a-z0-9-]+\.example)?", entry["website"])
    assert 60 <= len(entry["about"].split()) <= 120
    assert entry["size_band"] in {"1-10", "11-50", "51-250", "251+"}
    assert entry["verified"] in {"domain", "moderator", ""}
    assert entry["approved_before"] >= 0
    assert re.fullmatch(r"[a-z.]+@([a-z0-9-]+\.example|example\.com)", entry["owner_email"])
    check_words(entry["name"], entry["about"])


def check_gig(entry):
    assert set(entry) >= NEEDED
    assert set(entry) <= NEEDED | OPTIONAL
    assert 10 <= len(entry["title"]) <= 90
    assert len(entry["summary"]) <= 200
    assert all(len(question) <= 200 for question in entry.get("questions", []))
    assert len(entry.get("questions", [])) <= 3
    check_words(entry["title"], entry["summary"], entry["description"], *entry.get("questions", []))
    check_values(entry)
    check_skills(entry["skills"])
    check_place(entry)
    if entry["state"] != "draft":
        check_pay(entry["pay"])


def check_words(*texts):
    for text in texts:
        no_contact(text)
        assert not ADDRESS.search(text), text
        assert not OTHER_WORDS.search(text), text
        assert "\x00" not in text
        assert "{" not in text


def check_values(entry):
    for name, kind in CHOICES.items():
        assert entry.get(name, kind.values[0]) in kind.values, name
    for name, (least, most) in BETWEEN.items():
        assert least <= entry.get(name, least) <= most, name
    for name, most in (("duration_weeks", 60), ("hours_a_week", 40)):
        span = entry.get(name, {"min": 1, "max": 1})
        assert 1 <= span["min"] <= span["max"] <= most
    assert re.fullmatch(r"asap|flexible|in_days:\d{1,2}", entry.get("start", "asap"))
    assert set(entry.get("data_sensitivity", [])) <= set(choices.DataSensitivity.values)
    assert entry.get("agency") in (True, False, None)
    assert entry["language"] == "en"


def check_skills(rows):
    slugs = [row["slug"] for row in rows]
    assert 1 <= len(slugs) <= MAX_SKILLS
    assert len(slugs) == len(set(slugs))
    assert set(slugs) <= set(SKILLS)
    assert 1 <= sum(row["need"] == "must" for row in rows) <= MAX_MUST
    assert {row["need"] for row in rows} <= {"must", "nice", "learn"}
    assert {row["level"] for row in rows} <= {1, 2, 3, 4}


def check_place(entry):
    remote = entry["remote"]
    assert set(remote) == {"scope", "countries", "zone", "overlap_hours"}
    assert remote["scope"] in choices.RemoteScope.values
    assert set(remote["countries"]) | {entry["country"]} <= set(NAMES)
    assert remote["overlap_hours"] in {None, *range(1, 9)}
    assert (remote["scope"] in {"only", "except"}) == bool(remote["countries"])
    assert (remote["scope"] == "except") == bool(entry.get("except_reason"))
    if remote["zone"]:
        known_zone(remote["zone"])
    if entry["workplace"] == "remote":
        assert remote["scope"] != "not_stated" or entry["state"] == "draft"
    else:
        assert entry["city"]
        assert entry["days_on_site"]


def check_pay(pay):
    assert pay["model"] in choices.PayModel.values
    assert pay["currency"] in SYMBOLS
    assert 0 < pay["min"] <= pay["max"] <= pay["min"] * MAX_SPREAD
    assert ("hours_min" in pay) == ("hours_max" in pay)
    assert 0 < pay.get("hours_min", 1) <= pay.get("hours_max", 1)
    assert pay["model"] == "fixed" or "hours_min" not in pay
