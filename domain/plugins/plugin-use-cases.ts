import type { Budgets } from '../costs/budget-lines.ts';
import { makePressButton } from '../messaging/press-button.ts';
import { makePressChoice } from '../messaging/press-choice.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { askingOf } from './asking-of.ts';
import type { ModelCalls } from './asking-of.ts';
import type { Collections } from './collections.ts';
import type { OpenPlugin } from './define-plugin.ts';
import { makeManagePlugins } from './manage-plugins.ts';
import { makePressPlugin } from './press-plugin.ts';

interface PluginSettings {
  readonly budgets: Budgets;
  readonly redactor: Redactor;
  /** Absent: there are none. */
  readonly plugins?: readonly OpenPlugin[];
  /** With what plugins ask models in commands and buttons; absent: they cannot. */
  readonly modelCalls?: ModelCalls;
  readonly collections: Collections;
}

/** The plugins, and with what they ask models. */
export function pluginParts(ports: Ports, { plugins = [], collections, modelCalls, budgets }: Omit<PluginSettings, 'redactor'>) {
  return modelCalls === undefined
    ? { plugins, collections }
    : { plugins, collections, asking: askingOf(ports, { ...modelCalls, budgets }) };
}

/** What people can do with plugins. */
export function pluginUseCases(ports: Ports, settings: PluginSettings) {
  const { plugins = [], redactor } = settings;
  const pressPlugin = makePressPlugin({ ...ports, ...pluginParts(ports, settings), redactor });
  const pressChoice = makePressChoice({ ...ports, pressPlugin });
  return { plugins: makeManagePlugins({ ...ports, plugins }), pressChoice, pressButton: makePressButton({ ...ports, pressChoice }) };
}
