"""What a form sends is one row, however often it is sent."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gigs", "0020_agreement_changes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="agreementevent",
            name="key",
            field=models.CharField(editable=False, max_length=64, null=True),
        ),
        migrations.AddField(
            model_name="proposalnote",
            name="key",
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.AddConstraint(
            model_name="agreementevent",
            constraint=models.UniqueConstraint(fields=("by", "key"), name="agreement_event_said_once"),
        ),
        migrations.AddConstraint(
            model_name="proposalnote",
            constraint=models.UniqueConstraint(fields=("author", "key"), name="proposal_note_once"),
        ),
    ]
