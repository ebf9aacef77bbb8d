-- How much of the agent's work a conversation is shown.

ALTER TABLE conversations
  -- 0: the answer; 1: tools by name; 2: tools with what they are given.
  ADD COLUMN verbosity int NOT NULL DEFAULT 0 CONSTRAINT conversations_verbosity_check CHECK (verbosity IN (0, 1, 2));
