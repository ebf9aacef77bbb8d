-- What was said, by its meaning: a vector for each thing that can be recalled, of the model that is set and, until it has all of them, of the one before.

-- How far a scope is with a model.
CREATE TABLE recall_embeddings (
  scope text NOT NULL CONSTRAINT recall_embeddings_scope_foreign REFERENCES recall_scopes ON DELETE CASCADE,
  -- provider/name, with #LENGTH where vectors of a set length are asked for.
  model text NOT NULL,
  -- The length of its vectors; null: there is none yet.
  dimensions int,
  -- Everything up to this number has its vector, or cannot have one.
  done_to bigint NOT NULL DEFAULT 0,
  -- How many vectors were kept.
  count int NOT NULL DEFAULT 0,
  -- Until then somebody has it in hand, or it rests.
  taken_until timestamptz,
  CONSTRAINT recall_embeddings_pkey PRIMARY KEY (scope, model)
);

CREATE TABLE recall_vectors (
  scope text NOT NULL,
  number bigint NOT NULL,
  model text NOT NULL,
  dimensions int NOT NULL,
  -- Of length 1. Not bytes, so that pgvector can read it; null: the model refuses the text.
  vector real[],
  CONSTRAINT recall_vectors_pkey PRIMARY KEY (scope, number, model, dimensions),
  CONSTRAINT recall_vectors_scope_number_foreign FOREIGN KEY (scope, number) REFERENCES recall_entries ON UPDATE CASCADE ON DELETE CASCADE
);
-- Such numbers cannot be compressed, which costs time to find out.
ALTER TABLE recall_vectors ALTER COLUMN vector SET STORAGE EXTERNAL;
