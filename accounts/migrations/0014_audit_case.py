from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_closing"),
    ]

    operations = [
        migrations.AddField(
            model_name="auditevent",
            name="case",
            field=models.CharField(blank=True, db_default="", max_length=12),
        ),
    ]
