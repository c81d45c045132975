"""Something measured in a process of its own, as a server has one: what other bars made and kept is not in it."""

from importlib import import_module
from multiprocessing import get_context
from typing import Any

import django


def alone(module: str, function: str, *arguments: Any) -> Any:
    """What this function gives there."""
    # Not forked: a fork holds all that its parent did.
    with get_context("spawn").Pool(1) as processes:
        return processes.apply(_call, (module, function, arguments))


def _call(module: str, function: str, arguments: tuple) -> Any:
    # Its module may need the models, so it is named and not sent.
    django.setup()
    return getattr(import_module(module), function)(*arguments)
