from django.db import migrations

# Staff are asked for a second factor. A role makes its holder staff, whoever gave it and however; and while somebody
# holds a role they stay staff, which is looked at when the transaction ends, as a form may take both away.
MAKE = """
UPDATE accounts_user SET is_staff = true
WHERE NOT is_staff AND (
    EXISTS (SELECT FROM accounts_user_groups WHERE user_id = accounts_user.id)
    OR EXISTS (SELECT FROM accounts_user_user_permissions WHERE user_id = accounts_user.id)
);

CREATE FUNCTION accounts_role_makes_staff() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE accounts_user SET is_staff = true WHERE id = NEW.user_id AND NOT is_staff;
    RETURN NULL;
END $$;
CREATE TRIGGER role_makes_staff AFTER INSERT ON accounts_user_groups
    FOR EACH ROW EXECUTE FUNCTION accounts_role_makes_staff();
CREATE TRIGGER role_makes_staff AFTER INSERT ON accounts_user_user_permissions
    FOR EACH ROW EXECUTE FUNCTION accounts_role_makes_staff();

CREATE FUNCTION accounts_role_keeps_staff() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM accounts_user WHERE id = NEW.id AND NOT is_staff AND (
            EXISTS (SELECT FROM accounts_user_groups WHERE user_id = NEW.id)
            OR EXISTS (SELECT FROM accounts_user_user_permissions WHERE user_id = NEW.id)
        )
    ) THEN
        RAISE EXCEPTION 'Who has a role is staff: take the role away first.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER role_keeps_staff AFTER UPDATE OF is_staff ON accounts_user
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NOT NEW.is_staff)
    EXECUTE FUNCTION accounts_role_keeps_staff();
"""
UNDO = """
DROP TRIGGER role_keeps_staff ON accounts_user;
DROP FUNCTION accounts_role_keeps_staff();
DROP TRIGGER role_makes_staff ON accounts_user_groups;
DROP TRIGGER role_makes_staff ON accounts_user_user_permissions;
DROP FUNCTION accounts_role_makes_staff();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_reply_rate")]

    operations = [migrations.RunSQL(MAKE, UNDO)]
