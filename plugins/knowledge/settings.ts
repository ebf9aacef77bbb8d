import { z } from '../../domain/plugins/index.ts';
import type { PluginContext } from '../../domain/plugins/index.ts';

const FOLDER = 'the whole path of a folder, such as /srv/handbook';
const HOST = 'the name of a host such as docs.example.org, or *.example.org for all below it';

/** What whoever runs Parley allows: nothing that is not named here is read, besides what people send themselves. */
export const SETTINGS = z.strictObject({
  /** Folders of this machine that members may have read, with all that is below them. */
  folders: z.array(z.string().startsWith('/', FOLDER)).default([]),
  /** Hosts whose pages members may have read. */
  hosts: z
    .array(
      z
        .string()
        .toLowerCase()
        .regex(/^(?:\*\.)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u, HOST),
    )
    .default([]),
  /** How often folders are looked through for changes. */
  watchSeconds: z.number().int().min(5).max(86_400).default(15),
  /** How often pages are read again. */
  pageHours: z.number().min(0.1).max(720).default(6),
  /** Where a model that makes vectors is set: how like a question a passage has to be by its meaning, 0 as like as any text, 1 the same. */
  likeness: z.number().min(0).max(1).default(0.3),
  /** The largest file that is read. */
  maxMegabytes: z.number().min(1).max(100).default(20),
});

export type Settings = z.infer<typeof SETTINGS>;
export type KnowledgeContext = PluginContext<Settings>;
