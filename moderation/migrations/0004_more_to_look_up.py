from django.db import migrations

MODELS = {
    "accounts": ["developer", "developerrevision", "casestudy"],
    "articles": ["article", "articlerevision", "claim", "topic"],
}
LOOK_UP = [(app, f"view_{model}", model) for app, models in MODELS.items() for model in models]
# Editors tend what surrounds an article; its words come from its texts, its state from its verbs.
EDIT = [
    ("articles", "change_article", "article"),
    ("articles", "add_topic", "topic"),
    ("articles", "change_topic", "topic"),
]
ROLES = {
    "moderator": LOOK_UP,
    "senior moderator": LOOK_UP,
    "editor": LOOK_UP + EDIT,
    "auditor": LOOK_UP,
}


def grant(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for role, permissions in ROLES.items():
        group = Group.objects.get(name=role)
        group.permissions.add(*[make_permission(apps, *permission) for permission in permissions])


def make_permission(apps, app, codename, model):
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    name = f"Can {codename.split('_')[0]} {model}"
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": name}
    )[0]


class Migration(migrations.Migration):
    dependencies = [("moderation", "0003_clauses"), ("articles", "0001_start")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
