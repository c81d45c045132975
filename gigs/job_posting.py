"""An open gig as schema.org data; on its own page only."""

import json
from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from gigs.models import Gig, GigSkill

UNITS = {"hour": "HOUR", "day": "DAY", "month": "MONTH"}
# A script element ends at the first "</script", wherever it stands.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def job_posting(gig: Gig, skills: Iterable[GigSkill], site: str) -> SafeString:
    """JSON that may stand inside a script element."""
    data = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": gig.title,
        "description": gig.description_html or gig.title,
        "identifier": {"@type": "PropertyValue", "name": gig.client.name, "value": gig.public_id},
        "url": site + gig.get_absolute_url(),
        "datePosted": gig.published_at.isoformat(timespec="seconds"),
        "validThrough": gig.expires_at.isoformat(timespec="seconds"),
        "employmentType": "CONTRACTOR",
        "directApply": False,
        "hiringOrganization": organization(gig),
        "baseSalary": salary(gig),
        "skills": ", ".join(row.skill.name for row in skills),
        **where(gig),
    }
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 - escaped on this line


def organization(gig: Gig) -> dict:
    website = {"sameAs": gig.client.website} if gig.client.website else {}
    return {"@type": "Organization", "name": gig.client.name, **website}


def salary(gig: Gig) -> dict:
    value = {"@type": "QuantitativeValue", "minValue": gig.pay_min, "maxValue": gig.pay_max}
    unit = {"unitText": UNITS[gig.pay_model]} if gig.pay_model in UNITS else {}
    return {"@type": "MonetaryAmount", "currency": gig.currency, "value": value | unit}


def where(gig: Gig) -> dict:
    if gig.workplace == "remote":
        countries = [{"@type": "Country", "name": code} for code in gig.countries if gig.remote_scope == "only"]
        only = {"applicantLocationRequirements": countries} if countries else {}
        return {"jobLocationType": "TELECOMMUTE", **only}
    known = {"addressLocality": gig.city, "addressCountry": gig.country}
    address = {name: value for name, value in known.items() if value}
    return {"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", **address}}} if address else {}
