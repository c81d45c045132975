"""How anything changes its state: one verb, one transaction, one row lock, one audit event."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from django.db import models, transaction

from marketplace.lib.checks import CheckedAtOnce
from marketplace.lib.ids import new_public_id

from .audit import record
from .audit_words import texts_apart
from .hold import Hideable


class StateError(Exception):
    """The action is not possible from the state the object is in now."""

    def __init__(self, about: models.Model, action: str):
        self.about, self.action = about, action
        super().__init__(f"This {about._meta.verbose_name} is {words(about.status)}, so you cannot {words(action)} it.")


class StaleError(Exception):
    """Somebody else changed the object since the form was opened."""

    def __init__(self, about: models.Model):
        self.about = about
        super().__init__(f"Somebody changed this {about._meta.verbose_name} while you were writing.")


class Lifecycle(CheckedAtOnce, Hideable):
    """A public object with an owner's status, a moderation hold and an optimistic lock."""

    # action: (the states it is possible from, the state it leads to)
    TRANSITIONS: ClassVar[dict[str, tuple[frozenset[str], str]]] = {}

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    is_held = False
    # Under `held`: answers to `verb_questions` that the caller has already, and the fields that are saved at its end.
    known: dict[str, Any] | None = None
    unsaved: frozenset[str] = frozenset()

    class Meta(Hideable.Meta):
        abstract = True

    def can(self, action: str) -> bool:
        return self.status in self.TRANSITIONS[action][0]

    def demand(self, action: str) -> None:
        """Raise StateError where `action` is not possible; a view asks before it finds fault with what was typed."""
        if not self.can(action):
            raise StateError(self, action)

    def move(self, action: str, by: Any, reason: str = "", **changes: Any) -> None:
        """Carry out `action`: lock the row, check that it is possible, write `changes` and the new state, record it.

        Raises StateError where the state forbids it and StaleError where this instance is older than the row.
        """
        with self.in_transaction():
            self.lock()
            self.demand(action)
            before = self.status
            self.write(status=self.TRANSITIONS[action][1], **changes)
            kind = f"{self._meta.model_name}.{action}"
            record(kind, self, by, before={"status": before}, after={"status": self.status}, reason=reason)

    def set_hold(self, hold: str, by: Any, reason: str, until=None) -> None:
        """Write the moderation axis; only a decision, an appeal or a rule calls this."""
        with self.in_transaction():
            self.lock()
            before = self.hold
            self.write(hold=hold, hold_until=until)
            kind = f"{self._meta.model_name}.hold"
            record(kind, self, by, before={"hold": before}, after={"hold": hold}, reason=reason)

    def put_back(self, before: dict[str, Any], by: Any, reason: str = "") -> None:
        """Write these fields as they were before a decision; only the undoing of that decision calls this."""
        with self.in_transaction():
            self.lock()
            now = {name: getattr(self, name) for name in before}
            self.write(**{name: self._meta.get_field(name).to_python(value) for name, value in before.items()})
            kind = f"{self._meta.model_name}.put_back"
            model = type(self)
            record(kind, self, by, before=texts_apart(model, now), after=texts_apart(model, before), reason=reason)

    def lock(self) -> None:
        """Lock the row until the transaction ends; raises StaleError where it has changed since it was read."""
        if self.is_held:
            return
        row = type(self)._base_manager.select_for_update(of=("self",)).only("version").get(pk=self.pk)
        if row.version != self.version:
            raise StaleError(self)

    @contextmanager
    def held(self, known: dict[str, Any] | None = None) -> Iterator[None]:
        """The caller has just read this row under its lock: inside, the verbs need neither a lock nor a savepoint.

        What they write to the row is saved at the end, in one statement. `known` has answers to `verb_questions`, asked
        under the same lock.
        """
        self.is_held, self.known, self.unsaved = True, known, frozenset()
        try:
            yield
        finally:
            self.is_held, self.known = False, None
        if self.unsaved:
            self.save(update_fields=self.unsaved)

    def verb_questions(self) -> dict[str, Any]:
        """What its verbs read of other tables, to be asked beside any row."""
        return {}

    def ask(self, name: str, among: Callable[[], dict[str, Any]] | None = None) -> Any:
        """The answer to one of `verb_questions`, where the caller does not have it already; `among` makes fewer."""
        if self.known and name in self.known:
            return self.known[name]
        row = type(self)._base_manager.filter(pk=self.pk)
        return row.values_list((among or self.verb_questions)()[name], flat=True).get()

    def in_transaction(self) -> transaction.Atomic:
        return transaction.atomic(savepoint=not self.is_held)

    def write(self, **changes: Any) -> None:
        """Save exactly these fields as a new version; under `held` at its end."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.version += 1
        written = {*changes, "version", "updated_at"}
        if self.is_held:
            self.unsaved |= written
        else:
            self.save(update_fields=written)


def words(value: str) -> str:
    return str(value).replace("_", " ")
