import type { ManagePlugins } from '../plugins/manage-plugins.ts';
import type { Recorder } from './recorder.ts';

/** What people do with plugins that the audit log keeps. */
export interface AuditedPlugins {
  readonly plugins: ManagePlugins;
}

export function auditPlugins({ wrap }: Recorder, { plugins }: AuditedPlugins): AuditedPlugins {
  const deed = ([, name, isOn]: readonly [conversation: unknown, name: string, isOn: boolean]) => ({
    subject: `plugin:${name}`,
    details: { isOn },
  });
  return { plugins: { ...plugins, switch: wrap('plugin.switch', plugins.switch, deed) } };
}
