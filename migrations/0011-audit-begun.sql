-- What is begun is written down before it is done, so that a crash between the two leaves a trace.

ALTER TABLE audit_entries
  DROP CONSTRAINT audit_entries_result_check,
  ADD CONSTRAINT audit_entries_result_check CHECK (result IN ('begun', 'done', 'refused', 'failed'));
