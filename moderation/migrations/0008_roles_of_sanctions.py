from django.db import migrations

LOOK_UP = [
    ("moderation", "closure", "view_closure", "Can view closure"),
    ("accounts", "pause", "view_pause", "Can view pause"),
]
CLOSE = [("moderation", "closure", "confirm_closure", "Can close accounts as the second person")]
ROLES = {
    "moderator": LOOK_UP,
    "senior moderator": LOOK_UP + CLOSE,
    "editor": LOOK_UP,
    "auditor": LOOK_UP,
}


def grant(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for role, permissions in ROLES.items():
        group = Group.objects.get(name=role)
        group.permissions.add(*[make_permission(apps, *permission) for permission in permissions])


def make_permission(apps, app, model, codename, name):
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": name}
    )[0]


class Migration(migrations.Migration):
    dependencies = [("moderation", "0007_sanctions"), ("accounts", "0007_pauses")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
