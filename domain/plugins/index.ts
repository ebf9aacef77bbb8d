/**
 * What a plugin is written against, and the only file of Parley that it may import; from outside as `parley/plugin`. What stands here keeps its
 * meaning within one version of the contract.
 */
export { definePlugin } from './define-plugin.ts';
export { defineTool } from './define-tool.ts';
export { makeMatcher } from './make-matcher.ts';
export { CONTRACT } from './contract.ts';
export type {
  JobPlace,
  JobResult,
  PlacedJob,
  Json,
  PluginButton,
  PluginCommand,
  PluginContext,
  PluginDefinition,
  PluginFile,
  PluginJob,
  PluginJobs,
  PluginKept,
  PluginLanguage,
  PluginMessage,
  PluginPermission,
  PluginPin,
  PluginReply,
  PluginRequest,
  PluginStore,
  SharedStore,
  PluginTool,
  SentFile,
  Told,
} from './contract.ts';
export type { IndexedDocument, IndexedText, IndexHit, PluginIndex } from './plugin-index.ts';
export { readGeo } from '../messaging/geo-text.ts';
export { instantOf, wallTimeOf } from '../tasks/schedules/zone-time.ts';
// What reads days and times in the words of people, English and Russian.
export { parseWhen } from './when/parse-when.ts';
export type { Parsed, When } from './when/parse-when.ts';
export { findClock } from './when/find-clock.ts';
export { findDay } from './when/find-day.ts';
export { nextOf } from './when/rule.ts';
export type { Rule } from './when/rule.ts';
export { at, clockAt, dayAt, dayOf, monthsLater, partsOf } from './when/wall.ts';
export type { Day } from './when/wall.ts';
export { NUMBER, numberOf } from './when/numbers.ts';
export { MONTH, Remainder, UNITS, WEEKDAY, words } from './when/words.ts';
export * as z from 'zod';
