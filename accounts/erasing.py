"""Erasing an account: every app lets go of what it holds, then the profile, the clients and the account itself.

The row of the account stays, without a name or an address: audit events, and what others keep, point to it.
"""

from functools import partial

from django.db import models, transaction
from django.db.models import QuerySet

from accounts.models import (
    AuditWords,
    Client,
    ClientInvitation,
    ClientMember,
    Closing,
    Developer,
    DeveloperHandle,
    StaleError,
    StateError,
    User,
    record,
)
from accounts.models.availability import Availability
from accounts.models.client_member import Role
from accounts.models.developer_facts import DeveloperFacts
from marketplace.lib import leaving, media
from marketplace.lib.leaving import Fate, Item

FORMER = "A former member"
AT_A_TIME = 20
OWNERLESS = "You are the only owner of {client}, and others act for it. Make one of them an owner first."


def erase_due_accounts() -> int:
    """A step of the clock. Who cannot leave yet, because work goes on that was agreed since, waits for its end."""
    due = Closing.objects.due().select_for_update(of=("self",), skip_locked=True).select_related("user")
    erased = 0
    for closing in due.order_by("due_at")[:AT_A_TIME]:
        if not refusals(closing.user):
            erased += erased_now(closing.user)
    return erased


def erased_now(user: User) -> bool:
    """What somebody changed at this very moment is left for the next minute, and holds nobody else up."""
    try:
        erase(user)
    except (StateError, StaleError):
        return False
    return True


def refusals(user: User) -> list[str]:
    """What has to end before the account can be erased."""
    shared = [client for client in only_owned(user) if client.members.exclude(user=user).exists()]
    return [*leaving.refusals(user), *(OWNERLESS.format(client=client) for client in shared)]


def preview(user: User) -> list[Item]:
    """What is there, and what becomes of it, line by line."""
    own = [
        Item("Your account", 1, Fate.ERASED, "Address, name, password, second factor, sessions, news."),
        Item("Profile", Developer.objects.filter(user=user).count(), Fate.ERASED, "With photo, work, rates and lists."),
        Item(
            "Clients that you alone act for",
            only_owned(user).count(),
            Fate.ERASED,
            "They close; a company’s name stays.",
        ),
    ]
    kept = Item("Reports, decisions and the audit", 1, Fate.KEPT, "They name no person; three and six years.")
    return [item for item in [*own, *leaving.preview(user), kept] if item.count]


def erase(user: User) -> None:
    """Let go of everything that is this person's. Call it in the transaction that holds the row of the closing."""
    with transaction.atomic():
        # Not the key: who tells this person something meanwhile, and holds what we wait for, must not wait for us.
        user = User.objects.select_for_update(no_key=True, of=("self",)).get(pk=user.pk)
        leaving.leave(user)
        for client in only_owned(user):
            close_client(client, user)
        for developer in Developer.objects.filter(user=user):
            empty_profile(developer)
        ClientInvitation.objects.filter(email__iexact=user.email).delete()
        delete_rows_of(user, keep={"developer"})
        AuditWords.objects.of(user, *Developer.objects.filter(user=user)).delete()
        empty_account(user)
        record("user.erase", user, None)


# -- parts


def only_owned(user: User) -> QuerySet[Client]:
    """The clients that have no other owner."""
    owners = ClientMember.objects.filter(role=Role.OWNER)
    others = owners.filter(user__is_active=True).exclude(user=user).values("client")
    return Client.objects.filter(pk__in=owners.filter(user=user).values("client")).exclude(pk__in=others)


def close_client(client: Client, by: User) -> None:
    """Close it and empty what it said; the name of a person goes, the name of a company stays on what others signed."""
    if client.can("close"):
        client.move("close", by)
    is_person = client.kind == Client.Kind.INDIVIDUAL
    names = {"name": "A former client", "slug": f"former-client-{client.pk}"} if is_person else {}
    transaction.on_commit(partial(media.drop, client.picture))
    Client.objects.filter(pk=client.pk).update(about="", website="", picture="", **names)
    delete_rows_of(client, keep={"members"})


def empty_profile(developer: Developer) -> None:
    """Nothing that the person wrote; what proposals of others' records point to is a row without words."""
    transaction.on_commit(partial(media.drop, developer.picture))
    fields = [*DeveloperFacts._meta.local_fields, *Availability._meta.local_fields]
    blank = {field.name: field.get_default() for field in fields if not field.generated}
    own = {"handle": f"former-{developer.pk}", "status": Developer.Status.DRAFT, "picture": "", "review_note": ""}
    DeveloperHandle.objects.filter(developer=developer).delete()
    delete_rows_of(developer, keep=set())
    Developer.objects.filter(pk=developer.pk).update(**blank | own | {"name": FORMER})


def empty_account(user: User) -> None:
    user.email, user.name, user.time_zone = f"erased-{user.pk}@erased.invalid", "", "UTC"
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()


def delete_rows_of(about: models.Model, keep: set[str]) -> None:
    """Delete what would go with this row, except what upper apps hold: those have let go of it by themselves."""
    for relation in about._meta.related_objects:
        is_ours = relation.related_model._meta.app_label not in leaving.apps()
        goes_along = relation.on_delete is models.CASCADE and relation.get_accessor_name() not in keep
        if is_ours and goes_along:
            relation.related_model._base_manager.filter(**{relation.field.name: about}).delete()
