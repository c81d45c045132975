from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_rounds_of_review")]

    operations = [
        migrations.AddConstraint(
            "review",
            models.UniqueConstraint(
                name="review_kind_once_a_round", fields=["revision", "kind"], condition=Q(withdrawn_at=None)
            ),
        ),
        migrations.AddConstraint(
            "review",
            models.UniqueConstraint(
                name="review_round_by_two_people",
                fields=["revision", "by"],
                condition=Q(is_solo=False, withdrawn_at=None),
                violation_error_message="Two people review a text, each one side of it.",
            ),
        ),
    ]
