"""One client of one form, however often the form is sent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0016_audit_of_the_system"),
    ]

    operations = [
        migrations.AddField(
            model_name="client",
            name="key",
            field=models.CharField(editable=False, max_length=64, null=True),
        ),
        migrations.AddConstraint(
            model_name="client",
            constraint=models.UniqueConstraint(fields=("key",), name="client_made_once"),
        ),
    ]
