from django.db import migrations

JUDGE = [("moderation", "case", "decide_case", "Can judge cases")]
LIMIT_LONG = [("moderation", "case", "limit_long", "Can limit for more than a week")]
SEE_HELD = [("accounts", "user", "see_held", "Can see what is held, in review or unpublished")]
MODELS = {
    "accounts": ["user", "client", "clientmember", "skill", "skillalias", "auditevent"],
    "gigs": ["gig", "gigskill", "gigrevision"],
    "moderation": ["case", "decision", "report", "clause"],
}
LOOK_UP = [(app, model, f"view_{model}", f"Can view {model}") for app, models in MODELS.items() for model in models]
ROLES = {
    "moderator": SEE_HELD + LOOK_UP + JUDGE,
    "senior moderator": SEE_HELD + LOOK_UP + JUDGE + LIMIT_LONG,
    "editor": SEE_HELD + LOOK_UP,
    "auditor": SEE_HELD + LOOK_UP,
}


def make_roles(apps, schema_editor):
    """Django makes permissions after all migrations, so those that the roles need are made here."""
    Group = apps.get_model("auth", "Group")
    for role, permissions in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(*[make_permission(apps, *permission) for permission in permissions])


def make_permission(apps, app, model, codename, name):
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    Permission = apps.get_model("auth", "Permission")
    return Permission.objects.get_or_create(content_type=kind, codename=codename, defaults={"name": name})[0]


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0001_start"),
        ("accounts", "0001_start"),
        ("gigs", "0001_start"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    # Roles stay when the migration is undone: people are in them.
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
