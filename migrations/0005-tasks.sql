-- Tasks that wait for others, are tried again later, work in a checkout of their own and say what they are doing; schedules; the audit log.

ALTER TABLE tasks
  ADD COLUMN branch text,
  ADD COLUMN confirmation text,
  ADD COLUMN schedule_id text COLLATE "C",
  ADD COLUMN progress jsonb,
  ADD COLUMN worktree jsonb,
  ADD COLUMN retries int NOT NULL DEFAULT 0,
  -- Not before this is it claimed; null: at once.
  ADD COLUMN not_before timestamptz,
  -- How often an attempt was ended by a fault that may pass.
  ADD COLUMN transient_tries int NOT NULL DEFAULT 0;

-- Whose yes it needs: the owner's, or that of the person in charge of the task.
ALTER TABLE approvals ADD COLUMN approver text NOT NULL DEFAULT 'owner'
  CONSTRAINT approvals_approver_check CHECK (approver IN ('owner', 'requester'));
ALTER TABLE approvals ALTER COLUMN approver DROP DEFAULT;

-- What tasks from before have no word of.
UPDATE tasks SET limits = limits || '{"idleMs": 900000}';
UPDATE tasks SET work = work || '{"template": null, "continues": null}' WHERE work ->> 'kind' = 'prompt';
UPDATE tasks SET result = result || '{"evidence": null}' WHERE result IS NOT NULL;
WITH RECURSIVE chain (id, retries) AS (
  SELECT id, 0 FROM tasks WHERE retry_of IS NULL
  UNION ALL
  SELECT tasks.id, chain.retries + 1 FROM tasks JOIN chain ON tasks.retry_of = chain.id
)
UPDATE tasks SET retries = chain.retries FROM chain WHERE chain.id = tasks.id AND chain.retries > 0;

CREATE TABLE task_dependencies (
  task_id text COLLATE "C" NOT NULL CONSTRAINT task_dependencies_task_id_foreign REFERENCES tasks (id) ON DELETE CASCADE,
  -- In the order in which they were named.
  position int NOT NULL,
  on_task_id text COLLATE "C" NOT NULL CONSTRAINT task_dependencies_on_task_id_foreign REFERENCES tasks (id) ON DELETE CASCADE,
  condition text NOT NULL CONSTRAINT task_dependencies_condition_check CHECK (condition IN ('success', 'failure', 'always')),
  PRIMARY KEY (task_id, position)
);
CREATE INDEX task_dependencies_of_task ON task_dependencies (on_task_id);

-- A task's dependencies as the program reads them.
CREATE FUNCTION task_after(task text) RETURNS jsonb LANGUAGE sql STABLE STRICT PARALLEL SAFE
RETURN coalesce((
  SELECT jsonb_agg(jsonb_build_object('taskId', on_task_id, 'when', condition) ORDER BY position)
  FROM task_dependencies WHERE task_id = task), '[]');

-- Whether a task that came to this state lets those start that come after it under this condition; null: it has not ended.
CREATE FUNCTION dependency_allows(condition text, state text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN state NOT IN ('succeeded', 'failed', 'stopped') THEN NULL
  WHEN condition = 'success' THEN state = 'succeeded'
  WHEN condition = 'failure' THEN state <> 'succeeded'
  ELSE true
END;

-- Those that hold a worker's slot, for the limits on how many run at once.
CREATE INDEX tasks_held ON tasks (person_id, project_id) WHERE owner IS NOT NULL;
-- A claim looks for each person's oldest.
DROP INDEX tasks_unended;
CREATE INDEX tasks_unended ON tasks (person_id, created_at, id) WHERE state IN ('queued', 'interrupted', 'running', 'waiting');

-- What runs now, for who is about to claim: one after the other, so that nobody counts what is about to change. A function, because only in
-- its statements one sees what others did while one waited for the lock.
CREATE FUNCTION running_tasks(asker text) RETURNS TABLE (person uuid, project uuid) LANGUAGE plpgsql ROWS 20 AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7045);
  RETURN QUERY SELECT person_id, project_id FROM tasks
  WHERE owner IS NOT NULL AND lease_until > now() AND owner NOT IN (SELECT id FROM dead_workers WHERE id <> asker);
END
$$;
CREATE INDEX tasks_finished_of_project ON tasks (project_id, ended_at) WHERE state = 'succeeded' AND work ->> 'kind' = 'prompt';

CREATE TABLE schedules (
  id text COLLATE "C" PRIMARY KEY,
  project_id uuid NOT NULL CONSTRAINT schedules_project_id_foreign REFERENCES projects (id),
  person_id uuid NOT NULL CONSTRAINT schedules_person_id_foreign REFERENCES persons (id),
  conversation_id uuid CONSTRAINT schedules_conversation_id_foreign REFERENCES conversations (id) ON DELETE SET NULL,
  -- What else its tasks are.
  plan jsonb NOT NULL,
  time jsonb NOT NULL,
  missed text NOT NULL CONSTRAINT schedules_missed_check CHECK (missed IN ('run-once', 'skip')),
  state text NOT NULL CONSTRAINT schedules_state_check CHECK (state IN ('active', 'paused', 'done')),
  next_at timestamptz,
  last_fired_at timestamptz,
  last_task_id text COLLATE "C" CONSTRAINT schedules_last_task_id_foreign REFERENCES tasks (id) ON DELETE SET NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX schedules_due ON schedules (next_at, id) WHERE state = 'active';
CREATE INDEX schedules_of_person ON schedules (person_id);
ALTER TABLE tasks ADD CONSTRAINT tasks_schedule_id_foreign FOREIGN KEY (schedule_id) REFERENCES schedules (id) ON DELETE SET NULL;

-- No foreign keys: an entry stays what it was, whoever and whatever it names is gone.
CREATE TABLE audit_entries (
  number bigint PRIMARY KEY,
  action text NOT NULL,
  person_id uuid,
  place text NOT NULL,
  subject text,
  details jsonb NOT NULL,
  result text NOT NULL CONSTRAINT audit_entries_result_check CHECK (result IN ('done', 'refused', 'failed')),
  at timestamptz NOT NULL,
  hash text NOT NULL
);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The table % is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
