"""A profile as schema.org sees it."""

from django.conf import settings

from accounts.models import Developer


def profile_page(developer: Developer) -> dict:
    """ProfilePage with its Person; only what the page itself shows to everybody."""
    address = f"{settings.SITE_URL}{developer.get_absolute_url()}"
    person = {
        "@type": "Person",
        "name": str(developer),
        "alternateName": developer.handle,
        "url": address,
        "image": developer.picture and f"{settings.SITE_URL}{developer.picture_address_2x}",
        "description": developer.headline,
        "knowsAbout": [row.skill.name for row in developer.developer_skills.all()],
        "knowsLanguage": list(developer.languages),
        "address": {"@type": "PostalAddress", "addressCountry": developer.country, "addressLocality": developer.city},
    }
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": address,
        "dateCreated": developer.created_at.isoformat(timespec="seconds"),
        "dateModified": developer.updated_at.isoformat(timespec="seconds"),
        "mainEntity": {name: value for name, value in person.items() if value},
    }
