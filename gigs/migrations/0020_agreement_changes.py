"""Terms that were to change what is agreed, and were not agreed themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gigs", "0019_replies"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreementversion",
            name="dropped_at",
            field=models.DateTimeField(null=True),
        ),
    ]
