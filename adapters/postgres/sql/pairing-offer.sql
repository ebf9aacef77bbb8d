-- Stores a request to be let in, unless the same stranger asked a short while ago or too many others wait. Run under the lock of `pairing-lock`.
WITH theirs AS MATERIALIZED (
  SELECT id, created_at FROM pairing_requests WHERE channel = $3 AND external_id = $6
), outcome AS MATERIALIZED (
  SELECT CASE
    WHEN EXISTS (SELECT FROM theirs WHERE created_at > $9::timestamptz - $12::bigint * interval '1 millisecond') THEN 'asked'
    WHEN $11::int <= (
      SELECT count(*) FROM pairing_requests
      WHERE used_at IS NULL AND expires_at > $9 AND id NOT IN (SELECT id FROM theirs)) THEN 'full'
    ELSE 'offered' END AS outcome
), forgotten AS (
  DELETE FROM pairing_requests USING outcome
  WHERE outcome = 'offered' AND (id IN (SELECT id FROM theirs) OR expires_at < $9 - interval '7 days')
), offered AS (
  INSERT INTO pairing_requests (id, code_hash, channel, account, chat, external_id, name, language, created_at, expires_at, language_tag)
  SELECT $1::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10::timestamptz, $13 FROM outcome WHERE outcome = 'offered'
)
SELECT outcome FROM outcome
