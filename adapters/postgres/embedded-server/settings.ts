/** What every embedded server runs with: one Parley, little memory, no helpers that it has no use for. */
const COMMON = [
  'shared_buffers=24MB',
  'max_connections=60',
  'work_mem=4MB',
  'maintenance_work_mem=16MB',
  'max_wal_senders=0',
  'wal_level=minimal',
  'max_logical_replication_workers=0',
  'max_parallel_workers=0',
  'max_parallel_workers_per_gather=0',
  'autovacuum_max_workers=1',
  // Without it the server starts processes of their own for reading files.
  'io_method=sync',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  // Refused statements are told to who made them; the log stays small and holds nothing that people wrote.
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'update_process_title=off',
];

/** Durable: what is committed is on the disk. */
export const DURABLE_SETTINGS: readonly string[] = [...COMMON, 'max_wal_size=256MB', 'min_wal_size=16MB'];

/** For tests: a crash of the machine may lose everything. */
export const FORGETFUL_SETTINGS: readonly string[] = [
  ...COMMON,
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
  // A clone passes through these buffers: with too few it waits for each of its pages to be written.
  'shared_buffers=128MB',
  'wal_init_zero=off',
  'max_wal_size=128MB',
];
