import django.db.models.functions.text
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Concurrently, so that nobody waits for a table while its index is made.
    atomic = False

    dependencies = [
        ("accounts", "0008_notification_choices"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="casestudy",
            index=models.Index(django.db.models.functions.text.MD5("what_i_did"), name="case_study_text"),
        ),
        AddIndexConcurrently(
            model_name="developer",
            index=models.Index(
                condition=models.Q(("hold_until__isnull", False)), fields=["hold_until"], name="developer_held"
            ),
        ),
    ]
