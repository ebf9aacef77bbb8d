import { RE2JS } from 're2js';
import safeRegex from 'safe-regex2';

import type { RouteRule } from '../domain/routing/route-rule.ts';
import type { ModelCatalogue } from '../domain/routing/model-catalogue.ts';
import { makeLookup } from './model-settings.ts';
import type { ProviderSettings } from './provider-settings.ts';
import type { SettingsFile } from './settings-file.ts';
import type { Settings } from './settings-schema.ts';

/** What parley.yaml says about routing. */
export interface RoutingConfig {
  readonly rules: readonly RouteRule[];
  /** The model that is asked about what nothing else decides, as `provider/model`; null: none is. */
  readonly model: string | null;
}

type Rule = NonNullable<NonNullable<Settings['routing']>['rules']>[number];

/** A rule looks for what is wanted where it is said; behind it stands what was pasted. */
const MAX_TEXT = 2_000;
const MOST_REPETITIONS = 1_000;
/** What belongs to a word in any language: Russian words end nowhere that `\b` sees. */
const WORD = '[\\p{L}\\p{M}\\p{N}_]';
/** What means something in a pattern. */
const SIGNS = /[\\^$.*+?()[\]{}|/]/g;
const NO_WORD = '[^\\p{L}\\p{M}\\p{N}_]';

/** The rules, ready to be asked. Throws a ConfigError for one that is no valid pattern, repeats a repetition or names what is not there. */
export function readRouting(file: SettingsFile, catalogue: ModelCatalogue, providers: readonly ProviderSettings[]): RoutingConfig {
  const { routing } = file.settings;
  const known = makeLookup(
    catalogue,
    providers.filter(({ isLocal }) => isLocal).map(({ name }) => name),
  );
  const checked = (path: readonly PropertyKey[], id: string | undefined): string | null => {
    if (id === undefined || known.has(id)) return id ?? null;
    throw file.refuse(path, `a model that Parley knows${known.hint(id)}`);
  };
  const rules = (routing?.rules ?? []).map((rule, index): RouteRule => {
    const path = ['routing', 'rules', index];
    const { matches, name } = matcherOf(file, path, rule);
    return { name, matches, ...targetOf(file, path, rule), model: checked([...path, 'model'], rule.model) };
  });
  return { rules, model: checked(['routing', 'model'], routing?.model) };
}

function targetOf(file: SettingsFile, path: readonly PropertyKey[], { mode, plugin, model }: Rule): Pick<RouteRule, 'mode' | 'plugin'> {
  if (mode === undefined && plugin === undefined && model === undefined) throw file.refuse(path, 'a rule with a mode, a plugin or a model');
  if (plugin === undefined) return { mode: mode ?? null, plugin: null };
  if (mode !== undefined && mode !== 'assistant') throw file.refuse([...path, 'mode'], 'assistant, or nothing, beside a plugin');
  return { mode: 'assistant', plugin };
}

function matcherOf(file: SettingsFile, path: readonly PropertyKey[], { pattern, words }: Rule): Pick<RouteRule, 'name' | 'matches'> {
  if (pattern !== undefined && words !== undefined) throw file.refuse([...path, 'words'], 'either a pattern or words');
  if (pattern !== undefined)
    return { name: pattern, matches: patternMatcher(pattern, (allowed) => file.refuse([...path, 'pattern'], allowed)) };
  if (words === undefined || words.length === 0) throw file.refuse(path, 'a rule with a pattern such as deploy|release, or with words');
  return { name: words.join(', '), matches: wordsMatcher(words) };
}

/** Matches whole words in any letter case, in a time that grows with the text at most: the engine never goes back. */
function patternMatcher(pattern: string, refuse: (allowed: string) => Error): RouteRule['matches'] {
  try {
    // By itself first: a bracket that is left open would swallow what is put around it.
    RE2JS.compile(pattern);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/^error parsing regexp: /, '') : 'not readable';
    throw refuse(`a valid pattern without look-around and back references, such as deploy|release (${reason})`);
  }
  if (!safeRegex(pattern, { limit: MOST_REPETITIONS })) {
    throw refuse('a pattern without a repetition inside a repetition, which could take for ever: (ab)+ instead of (a+b)+');
  }
  const whole = RE2JS.compile(`(?:^|${NO_WORD})(?:${pattern.normalize()})(?:$|${NO_WORD})`, RE2JS.CASE_INSENSITIVE);
  return (text) => whole.matcher(beginningOf(text)).find();
}

/** `выкат*` stands for any ending. Holds nothing that could go back: each word begins where no other does. */
function wordsMatcher(words: readonly string[]): RouteRule['matches'] {
  const each = words.map((word) => {
    const stem = word
      .normalize()
      .replace(/\*$/, '')
      .trim()
      .split(/\s+/)
      .map((part) => part.replaceAll(SIGNS, '\\$&'))
      .join('\\s+');
    return word.endsWith('*') ? `${stem}${WORD}*` : stem;
  });
  const whole = new RegExp(`(?<!${WORD})(?:${each.join('|')})(?!${WORD})`, 'iu');
  return (text) => whole.test(beginningOf(text));
}

/** With letters and their accents put together, as most people send them. */
function beginningOf(text: string): string {
  return text.slice(0, MAX_TEXT).normalize();
}
