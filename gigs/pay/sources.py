"""Where figures of pay come from: one SELECT a basis, each of the same columns.

`gig_id`, `client_id`, `currency`, `level` (null where not stated), `middle` (of the pay a day), `model`, `country` (of
the client) and `tax`. `%(since)s` is the moment from which on rows count. What is agreed has its SELECT here as soon as
there are agreements; a basis without one has no figures, and the pages say so.
"""

# Every gig that was approved, whether or not it is still open; what moderation holds does not count.
ADVERTISED = """
SELECT gig.id AS gig_id, gig.client_id, gig.currency, gig.level, (gig.day_min + gig.day_max) / 2.0 AS middle,
    gig.pay_model AS model, client.country, gig.tax
FROM gigs_gig gig JOIN accounts_client client ON client.id = gig.client_id
WHERE gig.published_at >= %(since)s AND gig.published_at <= now()
    AND gig.day_min IS NOT NULL AND gig.day_max IS NOT NULL AND gig.hold = 'none' AND client.hold = 'none'
"""

SOURCES = {"advertised": ADVERTISED}
