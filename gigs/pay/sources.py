"""Where figures of pay come from: one SELECT a basis, each of the same columns.

`gig_id`, `client_id`, `currency`, `level` (null where not stated), `middle` (of the pay a day), `model`, `country` (of
the client) and `tax`. `%(since)s` is the moment from which on rows count. A basis without a SELECT, or without enough
rows, has no figures, and the pages say so.
"""

# Every gig that was approved, whether or not it is still open; what moderation holds does not count until its time is
# over.
ADVERTISED = """
SELECT gig.id AS gig_id, gig.client_id, gig.currency, gig.level, (gig.day_min + gig.day_max) / 2.0 AS middle,
    gig.pay_model AS model, client.country, gig.tax
FROM gigs_gig gig JOIN accounts_client client ON client.id = gig.client_id
WHERE gig.published_at >= %(since)s AND gig.published_at <= now()
    AND gig.day_min IS NOT NULL AND gig.day_max IS NOT NULL
    AND (gig.hold = 'none' OR gig.hold_until <= now()) AND (client.hold = 'none' OR client.hold_until <= now())
"""

# Each agreement once, at the newest price that both signed; a fixed one by the hours that the gig states.
AGREED = """
SELECT DISTINCT ON (version.agreement_id) proposal.gig_id, gig.client_id, version.currency, gig.level,
    CASE version.unit
        WHEN 'hour' THEN version.price * 8.0
        WHEN 'day' THEN version.price
        WHEN 'month' THEN version.price / 21.0
        ELSE version.price * 16.0 / (gig.hours_min + gig.hours_max)
    END AS middle,
    version.unit AS model, client.country, gig.tax
FROM gigs_agreementversion version JOIN gigs_agreement agreement ON agreement.id = version.agreement_id
JOIN gigs_proposal proposal ON proposal.id = agreement.proposal_id JOIN gigs_gig gig ON gig.id = proposal.gig_id
JOIN accounts_client client ON client.id = gig.client_id
WHERE version.client_at IS NOT NULL AND version.developer_at IS NOT NULL
    AND GREATEST(version.client_at, version.developer_at) >= %(since)s
    AND (version.unit <> 'fixed' OR gig.hours_min + gig.hours_max > 0)
    AND (agreement.hold = 'none' OR agreement.hold_until <= now())
    AND (gig.hold = 'none' OR gig.hold_until <= now()) AND (client.hold = 'none' OR client.hold_until <= now())
ORDER BY version.agreement_id, version.number DESC
"""

SOURCES = {"advertised": ADVERTISED, "agreed": AGREED}
