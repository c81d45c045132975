from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Concurrently, so that nobody waits for a table while its index is made.
    atomic = False

    dependencies = [
        ("accounts", "0009_held"),
        ("gigs", "0010_search"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="gig",
            index=models.Index(fields=["text_fingerprint"], name="gig_text"),
        ),
        AddIndexConcurrently(
            model_name="gig",
            index=models.Index(
                condition=models.Q(("hold_until__isnull", False)), fields=["hold_until"], name="gig_held"
            ),
        ),
    ]
