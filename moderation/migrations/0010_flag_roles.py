from django.db import migrations

LOOK_UP = [("view_flag", "flag", "Can view flag"), ("view_rulemode", "rulemode", "Can view rule mode")]
SWITCH = [("switch_rule", "flag", "Can let a rule run dry")]
ROLES = {
    "moderator": LOOK_UP,
    "senior moderator": LOOK_UP + SWITCH,
    "editor": LOOK_UP,
    "auditor": LOOK_UP,
}


def grant(apps, schema_editor):
    """Django makes permissions after all migrations, so those that the roles need are made here."""
    Group = apps.get_model("auth", "Group")
    for role, permissions in ROLES.items():
        Group.objects.get(name=role).permissions.add(*[permission(apps, *each) for each in permissions])


def permission(apps, codename, model, name):
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="moderation", model=model)
    Permission = apps.get_model("auth", "Permission")
    return Permission.objects.get_or_create(content_type=kind, codename=codename, defaults={"name": name})[0]


class Migration(migrations.Migration):
    dependencies = [("moderation", "0009_flags")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
