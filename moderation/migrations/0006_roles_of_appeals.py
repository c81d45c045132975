from django.db import migrations

LOOK_UP = [("appeal", "view_appeal", "Can view appeal"), ("appealmessage", "view_appealmessage", "Can view message")]
DECIDE = [("appeal", "decide_appeal", "Can decide appeals")]
ROLES = {
    "moderator": LOOK_UP,
    "senior moderator": LOOK_UP + DECIDE,
    "editor": LOOK_UP,
    "auditor": LOOK_UP,
}


def grant(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for role, permissions in ROLES.items():
        group = Group.objects.get(name=role)
        group.permissions.add(*[make_permission(apps, *permission) for permission in permissions])


def make_permission(apps, model, codename, name):
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="moderation", model=model)
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": name}
    )[0]


class Migration(migrations.Migration):
    dependencies = [("moderation", "0005_appeals")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
