"""What the source says about verbs: the public methods of a model with a life that leave an audit event."""

import ast
import inspect
import textwrap

from django.apps import apps

from accounts.models import Lifecycle

KINDS = {model._meta.label: model for model in apps.get_models() if issubclass(model, Lifecycle)}
RECORDS = {"record", "move", "set_hold", "_step"}
OURS = {"accounts", "gigs", "articles", "moderation"}


def recording(methods: dict[str, set[str]]) -> set[str]:
    """Of these methods those that record, or call one that does: a verb may call another verb."""
    known = set(RECORDS)
    while more := {name for name, calls in methods.items() if calls & known} - known:
        known |= more
    return known


def verbs_of(model) -> dict[str, set[str]]:
    """The methods of the model and of our classes below it, each with the names of what it calls."""
    found = {}
    for part in reversed(model.__mro__):
        if part.__module__.split(".")[0] in OURS:
            for name, value in vars(part).items():
                function = getattr(value, "__func__", value)
                if inspect.isfunction(function):
                    found[name] = calls_in(function)
    return found


def calls_in(function) -> set[str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {getattr(call, "attr", getattr(call, "id", "")) for call in calls}


def public_verbs(model) -> set[str]:
    methods = verbs_of(model)
    return {name for name in recording(methods) & methods.keys() if not name.startswith("_")}
