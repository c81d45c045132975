from django.db import migrations

LOOK_UP = [("view_deniedhost", "Can view denied host")]
DENY = [("deny_host", "Can change the list of denied hosts")]
ROLES = {
    "moderator": LOOK_UP,
    "senior moderator": LOOK_UP + DENY,
    "editor": LOOK_UP,
    "auditor": LOOK_UP,
}


def grant(apps, schema_editor):
    """Django makes permissions after all migrations, so those that the roles need are made here."""
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="moderation", model="deniedhost"
    )
    Permission = apps.get_model("auth", "Permission").objects
    for role, permissions in ROLES.items():
        rows = [
            Permission.get_or_create(content_type=kind, codename=c, defaults={"name": n})[0] for c, n in permissions
        ]
        apps.get_model("auth", "Group").objects.get(name=role).permissions.add(*rows)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0015_denied_hosts")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
