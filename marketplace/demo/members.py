"""The demo people: one of each hat, all with the same password, all verified."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from accounts.models import User

PASSWORD = "upstream-demo"  # noqa: S105 - printed at every start of the demo
PEOPLE = [
    ("ada@example.com", "Ada Marsh", "hires", ""),
    ("grace@example.com", "Grace Whitfield", "builds", ""),
    ("linus@example.com", "Linus", "builds", ""),
    ("margaret@example.com", "Margaret Okafor", "moderates", "moderator"),
    ("edith@example.com", "Edith Lindqvist", "edits", "editor"),
    ("root@example.com", "Root", "has the admin", ""),
]


def load_members() -> None:
    for email, name, _, role in PEOPLE:
        user = member(email, name)
        if role:
            user.groups.add(Group.objects.get(name=role))
        if role or email.startswith("root@"):
            User.objects.filter(pk=user.pk).update(is_staff=True, is_superuser=email.startswith("root@"))


def member(email: str, name: str, **fields) -> User:
    """The account of this address, made with the demo password if there is none."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User.objects.create(email=email, name=name, is_demo=True, password=password_hash(), **fields)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def password_hash(cache: dict[str, str] = {}) -> str:  # noqa: B006 - one hash for all: hashing costs a third of a second
    if PASSWORD not in cache:
        cache[PASSWORD] = make_password(PASSWORD)
    return cache[PASSWORD]


def moderator() -> User:
    return User.objects.get(email="margaret@example.com")
