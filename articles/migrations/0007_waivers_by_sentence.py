from django.db import migrations, models

WHOLE = "the whole article"


def know_those_of_whole_articles(apps, schema_editor):
    """What was accepted for a line is asked again, as nobody knows what stood there."""
    apps.get_model("articles", "Waiver").objects.filter(place=WHOLE).update(sentence=WHOLE)


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_reviews_once_a_round")]

    operations = [
        migrations.AddField(
            "waiver", "sentence", models.CharField(blank=True, db_default="", default="", max_length=300)
        ),
        migrations.RemoveConstraint("waiver", "waiver_once"),
        migrations.RunPython(know_those_of_whole_articles, migrations.RunPython.noop, elidable=True),
    ]
