"""Which methods a view answers."""

from collections.abc import Callable

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe


def read_only(view: Callable) -> Callable:
    """Only reads: whatever else is sent is refused as the wrong method, before anybody asks it for a token."""
    return csrf_exempt(require_safe(view))
