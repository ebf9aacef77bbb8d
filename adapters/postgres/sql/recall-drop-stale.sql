-- Takes out what is not so any more: of these turns, facts and summaries, all that is not among the entries.
DELETE FROM recall_entries AS old WHERE (turn_id = ANY ($2::uuid[]) OR fact_id = ANY ($3::text[]) OR summary_id = ANY ($4::uuid[]) OR heard_id = ANY ($5::uuid[])) AND NOT EXISTS (
  SELECT FROM jsonb_to_recordset($1::jsonb) AS new (scope text, kind text, turn_id uuid, fact_id text, summary_id uuid, heard_id uuid, terms text)
  WHERE new.scope = old.scope AND new.kind = old.kind AND new.terms = old.terms
    AND new.turn_id IS NOT DISTINCT FROM old.turn_id AND new.fact_id IS NOT DISTINCT FROM old.fact_id
    AND new.summary_id IS NOT DISTINCT FROM old.summary_id AND new.heard_id IS NOT DISTINCT FROM old.heard_id)
