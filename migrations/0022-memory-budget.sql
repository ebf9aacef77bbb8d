-- What reading people's words for memory may cost can be changed, too.
ALTER TABLE budget_limits DROP CONSTRAINT budget_limits_name_check;
ALTER TABLE budget_limits ADD CONSTRAINT budget_limits_name_check CHECK (name IN ('person-day', 'chat-day', 'task', 'memory-day', 'installation-day'));
