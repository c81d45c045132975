from django.db import migrations

OURS = ["accounts", "gigs", "articles", "moderation"]
# What one person wrote for another, or keeps for themselves, is not there to be read by a role.
PRIVATE = {
    *("rate", "timetable", "hidefrom", "savedqueue", "savedsearch", "savedgig", "saveddeveloper", "shortlist"),
    *("shortlistentry", "feedtoken", "proposalmessage", "clientverification", "clientinvitation"),
}
STAFF = [("moderation", "undo"), ("accounts", "auditseal")]


def grant(apps, schema_editor):
    """Auditors read everything and change nothing; the other roles see what was undone, and the seals."""
    models = {(model._meta.app_label, model._meta.model_name) for model in apps.get_models()}
    ours = sorted((app, name) for app, name in models if app in OURS and name not in PRIVATE)
    group = apps.get_model("auth", "Group").objects
    group.get(name="auditor").permissions.add(*[permission(apps, *each) for each in ours])
    for role in ("moderator", "senior moderator", "editor"):
        group.get(name=role).permissions.add(*[permission(apps, *each) for each in STAFF])


def permission(apps, app, model):
    """Django makes permissions after all migrations, so those that the roles need are made here."""
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    Permission = apps.get_model("auth", "Permission")
    name = f"Can view {apps.get_model(app, model)._meta.verbose_name}"
    return Permission.objects.get_or_create(content_type=kind, codename=f"view_{model}", defaults={"name": name})[0]


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0013_undo"),
        ("accounts", "0011_reply_rate"),
        ("gigs", "0013_questions_and_invitations"),
        ("articles", "0003_desk_and_series"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
