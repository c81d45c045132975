from django.db import migrations

# A question each, not one with OR between the tables: each is found by its developer, and looks for the client from
# there. Of who left a client no row is left, only the event, which is found by the client.
MAKE = """
CREATE FUNCTION moderation_left_lately(people bigint[], client bigint, lately timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM accounts_auditevent event JOIN django_content_type type ON type.id = event.about_type_id
    WHERE type.app_label = 'accounts' AND type.model = 'client' AND event.about_id = client
      AND event.action = 'client.remove_member' AND event.at >= lately
      AND (event.before ->> 'user')::bigint = ANY (people)
  );
END $$;

CREATE FUNCTION moderation_acted_for(people bigint[], client bigint, lately timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM accounts_clientmember WHERE client_id = client AND user_id = ANY (people))
    OR moderation_left_lately(people, client, lately);
END $$;

CREATE FUNCTION moderation_worked_together(me bigint, people bigint[], lately timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM accounts_clientmember
    WHERE user_id = ANY (people) AND moderation_acted_for(ARRAY[me], client_id, lately)
  ) OR EXISTS (
    SELECT FROM accounts_clientmember
    WHERE user_id = me AND moderation_left_lately(people, client_id, lately)
  ) OR EXISTS (
    SELECT FROM gigs_agreement agreement
    JOIN gigs_proposal proposal ON proposal.id = agreement.proposal_id
    JOIN gigs_gig gig ON gig.id = proposal.gig_id
    JOIN accounts_developer developer ON developer.id = proposal.developer_id
    WHERE developer.user_id = me AND agreement.accepted_at IS NOT NULL
      AND (agreement.ended_at IS NULL OR agreement.ended_at >= lately)
      AND moderation_acted_for(people, gig.client_id, lately)
  ) OR EXISTS (
    SELECT FROM gigs_agreement agreement
    JOIN gigs_proposal proposal ON proposal.id = agreement.proposal_id
    JOIN gigs_gig gig ON gig.id = proposal.gig_id
    JOIN accounts_developer developer ON developer.id = proposal.developer_id
    WHERE developer.user_id = ANY (people) AND agreement.accepted_at IS NOT NULL
      AND (agreement.ended_at IS NULL OR agreement.ended_at >= lately)
      AND moderation_acted_for(ARRAY[me], gig.client_id, lately)
  );
END $$;
"""
UNDO = """
DROP FUNCTION moderation_worked_together(bigint, bigint[], timestamptz);
DROP FUNCTION moderation_acted_for(bigint[], bigint, timestamptz);
DROP FUNCTION moderation_left_lately(bigint[], bigint, timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0020_editors_edit"),
        ("accounts", "0015_audit_words"),
        ("gigs", "0027_numbers_in_order"),
    ]

    operations = [migrations.RunSQL(MAKE, UNDO)]
