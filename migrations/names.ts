/** All migrations in order, by name alone: a start at which nothing is to be done loads no more than this. */
<<<<<<< ours
export const MIGRATION_NAMES = ['0001-ground', '0002-channels', '0003-files', '0004-asked', '0005-tasks', '0006-verbosity', '0007-routing', '0008-costs', '0009-recall', '0010-open-reservations', '0011-audit-begun', '0012-free-models', '0013-facts', '0014-open-tasks', '0015-summaries', '0016-embeddings', '0017-forgetting', '0018-plugins', '0019-plugin-texts', '0021-heard', '0022-memory-budget'] as const;
=======
export const MIGRATION_NAMES = ['0001-ground', '0002-channels', '0003-files', '0004-asked', '0005-tasks', '0006-verbosity', '0007-routing', '0008-costs', '0009-recall', '0010-open-reservations', '0011-audit-begun', '0012-free-models', '0013-facts', '0014-open-tasks', '0015-summaries', '0016-embeddings', '0017-forgetting', '0018-plugins', '0019-plugin-texts', '0021-heard', '0022-plugin-runs'] as const;
>>>>>>> theirs
