import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("moderation", "0008_roles_of_sanctions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RuleMode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=40, unique=True)),
                ("is_dry_run", models.BooleanField()),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(max_length=40)),
                ("version", models.PositiveSmallIntegerField()),
                ("points", models.PositiveSmallIntegerField()),
                ("effect", models.CharField(max_length=6)),
                ("is_dry_run", models.BooleanField(default=False)),
                ("about_id", models.BigIntegerField()),
                ("about_version", models.PositiveIntegerField()),
                ("field", models.CharField(blank=True, max_length=40)),
                ("text", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("is_confirmed", models.BooleanField(null=True)),
                (
                    "about_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contenttypes.contenttype"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="flags",
                        to="moderation.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["-points", "pk"],
                "permissions": [("switch_rule", "Can let a rule run dry")],
                "indexes": [models.Index(fields=["rule", "-id"], name="flag_rule")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("about_type", "about_id", "about_version", "rule", "field", "text"),
                        name="flag_once_a_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("effect__in", ["note", "warn", "limit", "hold", "refuse"])),
                        name="flag_effect_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", None), ("is_confirmed", None)),
                            models.Q(("decision__isnull", False), ("is_confirmed__isnull", False)),
                            _connector="OR",
                        ),
                        name="flag_judged_by_decision",
                    ),
                ],
            },
        ),
    ]
