"""A text by its words alone, as the database computes it."""

from django.db.models import CharField, Func


def fingerprint(field: str) -> Func:
    """32 hexadecimal digits: lower case, and everything between two words is one blank."""
    words = r"regexp_replace(lower(%(expressions)s), '\W+', ' ', 'g')"
    return Func(field, template=f"md5(btrim({words}))", output_field=CharField())
