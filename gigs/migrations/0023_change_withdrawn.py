"""A client takes back a change that waits for a moderator."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gigs", "0022_near_days"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="gigchange",
            name="gig_change_status_known",
        ),
        migrations.AlterField(
            model_name="gigchange",
            name="status",
            field=models.CharField(
                choices=[
                    ("in_review", "In review"),
                    ("needs_changes", "Needs changes"),
                    ("refused", "Refused"),
                    ("applied", "Applied"),
                    ("withdrawn", "Taken back"),
                ],
                editable=False,
                max_length=13,
            ),
        ),
        migrations.AddConstraint(
            model_name="gigchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["in_review", "needs_changes", "refused", "applied", "withdrawn"])),
                name="gig_change_status_known",
            ),
        ),
    ]
