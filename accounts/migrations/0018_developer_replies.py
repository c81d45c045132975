import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0017_client_made_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="developer",
            name="replies_due",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddField(
            model_name="developer",
            name="replies_in_time",
            field=models.PositiveIntegerField(db_default=0, default=0, editable=False),
        ),
        migrations.AddConstraint(
            model_name="developer",
            constraint=models.CheckConstraint(
                condition=models.Q(("replies_in_time__lte", models.F("replies_due"))), name="developer_replies_add_up"
            ),
        ),
        migrations.AddField(
            model_name="developer",
            name="reply_rate",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(
                        replies_due__gte=5,
                        then=django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                models.F("replies_in_time"), "*", models.Value(100)
                            ),
                            "/",
                            models.F("replies_due"),
                        ),
                    ),
                    default=None,
                ),
                output_field=models.IntegerField(null=True),
            ),
        ),
    ]
