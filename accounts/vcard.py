"""A profile as a vCard 4.0 (RFC 6350): who it is and where to find the page; no rate, no private address."""

from django.conf import settings

from accounts.models import Developer

LONGEST = 75


def card(developer: Developer) -> str:
    address = f"{settings.SITE_URL}{developer.get_absolute_url()}"
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        f"UID:{address}",
        f"REV:{developer.updated_at:%Y%m%dT%H%M%SZ}",
        f"FN:{escaped(str(developer))}",
        f"TITLE:{escaped(developer.headline)}",
        f"URL:{address}",
        *(f"PHOTO:{settings.SITE_URL}{photo}" for photo in [developer.picture_address_2x] if photo),
        f"ADR:;;;{escaped(developer.city)};{escaped(developer.region)};;{escaped(developer.get_country_display())}",
        *(f"TZ:{zone}" for zone in [developer.time_zone] if zone),
        *(f"LANG;PREF={place}:{code}" for place, code in enumerate(developer.languages, 1)),
        f"CATEGORIES:{','.join(escaped(row.skill.name) for row in developer.developer_skills.all())}",
        "END:VCARD",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def folded(line: str) -> str:
    """Broken into lines of at most 75 octets, never inside a character."""
    parts, used = [""], 0
    for character in line:
        size = len(character.encode())
        if used + size > LONGEST:
            parts, used = [*parts, " "], 1
        parts[-1] += character
        used += size
    return "\r\n".join(parts)
