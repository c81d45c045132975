from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_waivers_by_sentence")]

    operations = [
        migrations.AddConstraint(
            "waiver",
            models.UniqueConstraint(
                name="waiver_once_a_sentence", fields=["article", "rule", "sentence"], condition=~Q(sentence="")
            ),
        ),
        migrations.AddField(
            "article", "archive_reason", models.TextField(blank=True, db_default="", default="", editable=False)
        ),
    ]
