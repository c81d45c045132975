from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0016_role_of_denied_hosts"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="forgotten_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
