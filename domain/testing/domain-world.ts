import type { Principal } from '../access/principal.ts';
import type { ModelProvider } from '../ports/model-provider.ts';
import type { Internet } from '../ports/internet.ts';
import type { CrashPoint } from '../ports/crash-points.ts';
import type { Ports } from '../ports/ports.ts';
import type { Sandbox } from '../ports/sandbox.ts';
import type { Worktrees } from '../ports/worktrees.ts';
import type { Embedders } from '../ports/embedder.ts';
import type { Transcriber } from '../ports/transcriber.ts';
import { aPerson, aProject, uuid } from './fixtures.ts';
import { makeInMemoryExchange } from './in-memory-exchange.ts';
import { makeInMemoryFiles } from './in-memory-files.ts';
import type { InMemoryFiles } from './in-memory-files.ts';
import { makeInMemoryStores } from './in-memory-stores.ts';
import type { InMemoryStores } from './in-memory-stores.ts';
import { makeInMemoryTemplates } from './in-memory-templates.ts';
import type { InMemoryTemplates } from './in-memory-templates.ts';
import { makeInProcessDoorbell } from './in-process-doorbell.ts';
import type { InProcessDoorbell } from './in-process-doorbell.ts';
import { makeManualClock } from './manual-clock.ts';
import type { ManualClock } from './manual-clock.ts';
import { makeRecordingCrashPoints } from './recording-crash-points.ts';
import type { RecordingCrashPoints } from './recording-crash-points.ts';
import { makeRecordingLogger } from './recording-logger.ts';
import type { RecordingLogger } from './recording-logger.ts';
import { makeRecordingMetrics } from './recording-metrics.ts';
import type { RecordingMetrics } from './recording-metrics.ts';
import { makeReversingSealer } from './reversing-sealer.ts';
import { makeScriptedInternet } from './scripted-internet.ts';
import { makeScriptedCloner } from './scripted-cloner.ts';
import type { ScriptedCloner } from './scripted-cloner.ts';
import { makeScriptedSandbox } from './scripted-sandbox.ts';
import { makeSequentialIds } from './sequential-ids.ts';

/** Every port as a fake, over one consistent world. */
export interface DomainWorld extends Ports, Pick<InMemoryStores, 'killWorker'> {
  readonly clock: ManualClock;
  readonly doorbell: InProcessDoorbell;
  readonly logger: RecordingLogger;
  readonly metrics: RecordingMetrics;
  readonly crashPoints: RecordingCrashPoints;
  readonly files: InMemoryFiles;
  readonly templates: InMemoryTemplates;
  readonly cloner: ScriptedCloner;
}

export interface DomainWorldOptions {
  readonly providers?: readonly ModelProvider[];
  readonly sandbox?: Sandbox;
  readonly worktrees?: Worktrees;
  /** May throw to end what runs at a point. */
  readonly onReach?: (point: CrashPoint) => void;
  readonly files?: Readonly<Record<string, string>>;
  readonly clock?: ManualClock;
  /** By default nobody can listen. */
  readonly transcriber?: Transcriber;
  /** By default nobody makes vectors. */
  readonly embedders?: Embedders;
  /** By default it has no pages and no search. */
  readonly internet?: Internet;
}

export function makeDomainWorld({
  providers = [],
  sandbox,
  worktrees,
  onReach,
  files,
  clock = makeManualClock(),
  transcriber,
  embedders,
  internet,
}: DomainWorldOptions = {}): DomainWorld {
  const projectFiles = makeInMemoryFiles(files);
  return {
    ...makeInMemoryStores({ clock }),
    clock,
    ids: makeSequentialIds(),
    logger: makeRecordingLogger(),
    metrics: makeRecordingMetrics(),
    crashPoints: makeRecordingCrashPoints(onReach),
    doorbell: makeInProcessDoorbell(),
    files: projectFiles,
    templates: makeInMemoryTemplates(),
    cloner: makeScriptedCloner(),
    exchange: makeInMemoryExchange(projectFiles),
    internet: internet ?? makeScriptedInternet(),
    sealer: makeReversingSealer(),
    embedders: embedders ?? null,
    transcriber: transcriber ?? null,
    sandbox: sandbox ?? makeScriptedSandbox(),
    worktrees: worktrees ?? null,
    branches: { check: async () => ({ kind: 'ok', value: undefined }), changes: async () => ({ kind: 'ok', value: '' }) },
    providers: new Map(providers.map((provider) => [provider.name, provider])),
  };
}

export const OWNER = aPerson({ id: uuid(5), name: 'Ольга', role: 'owner' });
export const ADMIN = aPerson({ id: uuid(4), name: 'Адам', role: 'admin' });
export const ANNA = aPerson({ id: uuid(1) });
export const BORIS = aPerson({ id: uuid(2), name: 'Boris', language: 'en', timeZone: 'America/New_York' });
export const GUEST = aPerson({ id: uuid(3), name: 'Guest', role: 'guest', language: 'en' });

/** The five persons above and Anna's project `demo`. */
export async function furnish<W extends Pick<Ports, 'people' | 'projects'>>(world: W): Promise<W> {
  for (const person of [ANNA, BORIS, GUEST, ADMIN, OWNER]) await world.people.add(person);
  await world.projects.add(aProject({ addedBy: ANNA.id }));
  return world;
}

/** Someone as they come from a channel, unless a scope or token is named. */
export function as(person: { readonly id: string; readonly role: Principal['role'] }, change: Partial<Principal> = {}): Principal {
  return { personId: person.id, role: person.role, scope: 'admin', tokenId: null, ...change };
}

/** Lets everything run that is ready to run, while the clock stands still. */
export async function settled(world: { readonly clock: ManualClock }): Promise<void> {
  for (let round = 0; round < 5; round += 1) await world.clock.advance(0);
}
