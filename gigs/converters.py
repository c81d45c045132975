"""What may stand for a public id in an address; importing this registers it."""

from django.urls import register_converter


class PublicIdConverter:
    """An id always has a digit, so it is never a reserved word; no odd byte reaches the database."""

    regex = r"(?=[a-z]*\d)[a-z0-9]{4,12}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PublicIdConverter, "public_id")
