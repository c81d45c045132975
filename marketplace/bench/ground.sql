-- What nothing else makes: an owner, clients, and texts of words of which few are common and most are rare.
SELECT setseed(0.42);
INSERT INTO accounts_user (id, password, is_superuser, hold, email, name, time_zone, came_for, is_staff, is_active, is_demo,
  date_joined)
VALUES (1, '!', false, 'none', 'bench@example.com', 'Bench', 'UTC', 'hire', false, true, true, now());
INSERT INTO accounts_client (id, hold, public_id, created_at, updated_at, version, picture, name, slug, kind, country, website, about,
  size_band, verified, status)
SELECT n, 'none', 'c' || lpad(n::text, 9, '0'), now() - interval '1 year', now(), 1, '', 'Client ' || n, 'client-' || n, 'company',
  'GB', '', '', '', CASE WHEN n %% 3 = 0 THEN '' ELSE 'domain' END, 'active'
FROM generate_series(1, %(clients)s) n;
INSERT INTO accounts_clientmember (client_id, user_id, role, since) SELECT id, 1, 'owner', now() FROM accounts_client;
CREATE UNLOGGED TABLE bench_skill AS
  SELECT row_number() OVER (ORDER BY md5(slug))::int AS place, id, name, slug FROM accounts_skill WHERE status = 'active';
CREATE UNLOGGED TABLE bench_words AS SELECT %(words)s::text[] AS words;
CREATE UNLOGGED TABLE bench_text AS
  SELECT place, words FROM unnest(%(texts)s::text[]) WITH ORDINALITY AS text (words, place);
ANALYZE bench_text, bench_skill, accounts_user, accounts_client, accounts_clientmember;
