import { z } from 'zod';

/** What a backup is: one tar file that holds these pieces, and the manifest as the last one. */
export const MANIFEST_FILE = 'manifest.json';
/** The files of the data folder, without the database. */
export const DATA_FILE = 'data.tar.gz';
/** The projects. */
export const WORKSPACE_FILE = 'workspace.tar.gz';
export const TABLES_FOLDER = 'tables';

/** Another shape of backup gets another number. */
export const FORMAT = 1;

const table = z.strictObject({
  name: z.string().regex(/^\w+$/),
  columns: z.array(z.string()).min(1).readonly(),
  numbered: z.string().nullable(),
  rows: z.int().nonnegative(),
  lastNumber: z.string().regex(/^\d+$/).nullable(),
});

/** What says whether a backup is whole, and what it takes to restore it. */
export const manifestSchema = z.strictObject({
  format: z.int(),
  /** Of the Parley that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()).readonly(),
  tables: z.array(table).readonly(),
  /** SHA-256 of each piece, as hexadecimal digits, by its path. */
  pieces: z.record(z.string(), z.string().regex(/^[\da-f]{64}$/)),
});

export type Manifest = z.infer<typeof manifestSchema>;
