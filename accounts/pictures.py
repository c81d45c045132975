"""Who sees a photo or a logo: whoever may read the profile or the client."""

from typing import Any

from .models import Client, Developer


def is_photo_shown(name: str, user: Any) -> bool:
    return any(model.objects.visible_to(user).filter(picture=name).exists() for model in (Developer, Client))
