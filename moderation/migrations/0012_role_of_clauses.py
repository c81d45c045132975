from django.db import migrations


def grant(apps, schema_editor):
    """Senior moderators change the rules; nobody else does."""
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="moderation", model="clause"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename="revise_clause", defaults={"name": "Can change the rules"}
    )
    apps.get_model("auth", "Group").objects.get(name="senior moderator").permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0011_clause_versions")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
