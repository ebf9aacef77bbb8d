-- Takes these turns out of what can be recalled. Their scopes are held.
DELETE FROM recall_entries WHERE turn_id = ANY ($1::uuid[])
