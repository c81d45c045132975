from django.db import migrations
from django.db.models import Q

# What an editor works with: articles and what surrounds them, and the vocabulary that they name.
THEIRS = Q(content_type__app_label="articles") | Q(codename__in=["view_skill", "view_skillalias"])


def narrow(apps, schema_editor):
    """Reports, cases, accounts and what is held are for those who judge and audit."""
    editors = apps.get_model("auth", "Group").objects.get(name="editor")
    editors.permissions.remove(*editors.permissions.exclude(THEIRS))


class Migration(migrations.Migration):
    dependencies = [("moderation", "0019_case_lapsed")]

    operations = [migrations.RunPython(narrow, migrations.RunPython.noop)]
