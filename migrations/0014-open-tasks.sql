-- How many tasks of a person have not ended. Those who ask so that they may add one ask one after the other, by a lock that they hold to the end of their
-- transaction, and each sees what the one before added: in a statement of its own, which sees more than the one around it.
CREATE FUNCTION open_tasks(person uuid) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM persons WHERE id = person FOR NO KEY UPDATE;
  RETURN (SELECT count(*) FROM tasks WHERE person_id = person AND state IN ('queued', 'interrupted', 'running', 'waiting'));
END
$$;
