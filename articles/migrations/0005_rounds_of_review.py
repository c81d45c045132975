from django.db import migrations, models
from django.db.models import F, Q
from django.utils import timezone


def withdraw_what_was_sent_back(apps, schema_editor):
    """A text that is a draft again was sent back: whoever reviewed it may do so anew."""
    reviews = apps.get_model("articles", "Review").objects
    first = Q(revision__article__status="draft")
    following = Q(revision__article__revising="draft") & ~Q(revision__article__revision=F("revision"))
    sent_back = reviews.filter(first | following).values("pk")
    reviews.filter(pk__in=sent_back).update(withdrawn_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_edited_by")]

    operations = [
        migrations.AddField("review", "withdrawn_at", models.DateTimeField(editable=False, null=True)),
        migrations.RemoveConstraint("review", "review_kind_once"),
        migrations.RemoveConstraint("review", "review_by_two_people"),
        migrations.RunPython(withdraw_what_was_sent_back, migrations.RunPython.noop, elidable=True),
    ]
