-- Decides what is not decided yet.
UPDATE approvals SET decision = $2, decided_by = $3::uuid, decided_at = $4::timestamptz
WHERE id = $1 AND decision IS NULL
RETURNING *
