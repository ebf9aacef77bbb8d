-- Who wants models that cost nothing to be asked before all others.

ALTER TABLE persons ADD COLUMN free_models_first boolean NOT NULL DEFAULT false;
