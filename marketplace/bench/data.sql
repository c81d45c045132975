-- One batch of invented gigs: numbers %(first)s to %(last)s, each with its skills. Every draw of chance is a column of
-- `dice`, so that a gig agrees with itself; powers of a draw make some values common and others rare, as they are.
WITH dice AS MATERIALIZED (
  SELECT n, random() AS client, random() AS age, random() AS work, random() AS model, random() AS pay,
    random() AS wide, random() AS currency, random() AS level, random() AS site, random() AS scope, random() AS land,
    random() AS tax, random() AS test, random() AS agency, random() AS call, random() AS code, random() AS ai,
    random() AS weeks, random() AS hours, random() AS start, random() AS zone, random() AS full, random() AS terms,
    1 + floor(random() * %(texts)s)::int AS text_1, 1 + floor(random() * %(texts)s)::int AS text_2,
    1 + floor(random() * %(texts)s)::int AS text_3, 1 + floor(random() * %(texts)s)::int AS text_4
  FROM generate_series(%(first)s::int, %(last)s::int) n
), chosen AS MATERIALIZED (
  -- Must skills first; a number drawn twice counts once.
  SELECT n, skill.id, skill.name, skill.slug, row_number() OVER (PARTITION BY n) - 1 AS position
  FROM (
    SELECT DISTINCT n, 1 + floor(power(random(), 2.5) * (SELECT count(*) FROM bench_skill))::int AS place
    FROM dice, generate_series(1, 6) draw WHERE draw <= 1 + floor(dice.terms * 6)
  ) drawn JOIN bench_skill skill USING (place)
), asked AS (
  INSERT INTO gigs_gigskill (gig_id, skill_id, need, level, position)
  SELECT n, id, CASE WHEN position < 3 THEN 'must' ELSE 'nice' END, NULL, position FROM chosen
), named AS (
  SELECT n, string_agg(name || ' ' || slug, ' ') AS words FROM chosen GROUP BY n
), priced AS (
  SELECT *,
    (ARRAY['day', 'day', 'hour', 'hour', 'fixed', 'month'])[1 + floor(model * 6)::int] AS pay_model,
    (ARRAY['EUR', 'USD', 'GBP', 'CHF', 'PLN', 'INR'])[1 + floor(power(currency, 1.6) * 6)::int] AS money,
    (ARRAY['GB', 'DE', 'US', 'PL', 'PT', 'NL', 'FR', 'ES', 'IN', 'SE'])[1 + floor(land * 10)::int] AS country,
    now() - interval '29.9 days' * power(age, 1.4) AS published
  FROM dice
)
INSERT INTO gigs_gig (
  id, public_id, created_at, updated_at, version, hold, title, summary, work_type, description, description_html,
  skill_words, codebase, on_call, ai, data_sensitivity, level, team_size, language, pay_model, pay_min, pay_max, currency,
  hours_min, hours_max, payment_days, start, weeks_min, weeks_max, week_hours_min, week_hours_max, tax, agency, workplace,
  city, country, remote_scope, countries, except_reason, zone, overlap_hours, reply_days, assessment, max_proposals,
  questions, client_id, status, submitted_at, published_at, expires_at, close_reason, review_note
)
SELECT
  n, 'b' || lpad(n::text, 9, '0'), published, published, 1, 'none',
  left(initcap(head.words), 90),
  '', (ARRAY['api_build', 'feature', 'bug_fix', 'integration', 'migration', 'performance', 'data_pipeline',
    'security_review', 'infrastructure', 'maintenance', 'other'])[1 + floor(work * 11)::int],
  one.words || '. ' || two.words || '. ' || three.words || '.', '',
  coalesce(named.words, ''),
  (ARRAY['tested', 'partly_tested', 'untested', 'greenfield', 'not_stated', 'not_stated'])[1 + floor(code * 6)::int],
  (ARRAY['none', 'optional', 'required', 'not_stated', 'not_stated'])[1 + floor(call * 5)::int],
  (ARRAY['allowed', 'ask', 'forbidden', 'not_stated', 'not_stated'])[1 + floor(ai * 5)::int],
  '{}', CASE WHEN level < 0.1 THEN NULL ELSE 1 + floor(level * 4)::int END, '', 'en', pay_model,
  low.amount, ceil(low.amount * (1 + wide * 0.8))::int, money,
  CASE WHEN pay_model = 'fixed' AND wide < 0.7 THEN 80 END, CASE WHEN pay_model = 'fixed' AND wide < 0.7 THEN 120 END,
  CASE WHEN terms < 0.7 THEN 14 + 10 * floor(terms * 4)::int END,
  (ARRAY['asap', 'flexible', 'not_stated'])[1 + floor(start * 3)::int],
  CASE WHEN weeks < 0.8 THEN 1 + floor(weeks * 30)::int END, CASE WHEN weeks < 0.8 THEN 4 + floor(weeks * 40)::int END,
  CASE WHEN hours < 0.8 THEN 8 + floor(hours * 24)::int END, CASE WHEN hours < 0.8 THEN 16 + floor(hours * 24)::int END,
  CASE WHEN country = 'GB' THEN (ARRAY['uk_outside', 'uk_inside', 'uk_undetermined'])[1 + floor(tax * 3)::int]
    ELSE (ARRAY['not_uk', 'not_stated'])[1 + floor(tax * 2)::int] END,
  (ARRAY['no', 'no', 'no', 'yes', 'not_stated'])[1 + floor(agency * 5)::int],
  (ARRAY['remote', 'remote', 'remote', 'hybrid', 'on_site', 'not_stated'])[1 + floor(site * 6)::int],
  '', country, (ARRAY['worldwide', 'only', 'only', 'not_stated'])[1 + floor(scope * 4)::int],
  CASE WHEN scope >= 0.25 AND scope < 0.75 THEN ARRAY[country, 'GB'] ELSE '{}' END, '',
  (ARRAY['Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', ''])[1 + floor(zone * 5)::int],
  NULL, 7, (ARRAY['none', 'talk_only', 'unpaid', 'paid', 'not_stated'])[1 + floor(test * 5)::int], 25, '{}',
  1 + floor(power(client, 2) * %(clients)s)::int, CASE WHEN "full" < 0.02 THEN 'full' ELSE 'open' END,
  published, published, published + interval '30 days', '', ''
FROM priced
LEFT JOIN named USING (n)
JOIN bench_text head ON head.place = text_1
JOIN bench_text one ON one.place = text_2
JOIN bench_text two ON two.place = text_3
JOIN bench_text three ON three.place = text_4
CROSS JOIN LATERAL (
  SELECT ceil((CASE pay_model WHEN 'hour' THEN 30 WHEN 'day' THEN 240 WHEN 'month' THEN 5000 ELSE 20000 END)
    * (1 + 2.5 * pay * pay) * CASE money WHEN 'INR' THEN 30 WHEN 'PLN' THEN 4 ELSE 1 END)::int AS amount
) low
