import type { Settings } from './settings-schema.ts';

export interface PluginSettings {
  /** Folders and npm packages, as they stand in the file. */
  readonly load: readonly string[];
  /** By plugin; each reads its own. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export function readPlugins({ plugins }: Pick<Settings, 'plugins'>): PluginSettings {
  return { load: plugins?.load ?? [], settings: plugins?.settings ?? {} };
}
