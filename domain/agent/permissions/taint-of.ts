import { posix } from 'node:path';

import type { Attachment } from '../../messaging/attachment.ts';
import { INBOX_FOLDER } from '../../messaging/inbox-folder.ts';
import type { MessageSource } from '../../messaging/message-source.ts';
import type { Step } from '../step.ts';
import type { Tool } from '../tool.ts';

/** Somebody else's words that a run has seen (I8). */
export type TaintSource = 'forwarded' | 'quote' | 'other-person' | 'file' | 'web' | 'memory';

/** A message that stands in a run's prompt. */
export interface SeenMessage {
  /** Its writer. */
  readonly personId: string;
  readonly source: Pick<MessageSource, 'isForwarded' | 'quote'>;
  readonly files: readonly Pick<Attachment, 'kind'>[];
}

export interface SeenByRun {
  /** Whom the run works for. */
  readonly personId: string;
  readonly messages: readonly SeenMessage[];
  /** Of the run itself and of those whose answers it has seen. */
  readonly steps: readonly Step[];
  /** All that there are now. */
  readonly tools: readonly Tool[];
}

/**
 * What a run has seen that is not the word of the person it works for, nor their project's; empty: nothing. What a person said aloud is their word;
 * what commands print is their project's.
 */
export function taintOf({ personId, messages, steps, tools }: SeenByRun): readonly TaintSource[] {
  const sources = [
    ...messages.flatMap((message) => taintOfMessage(message, personId)),
    ...steps.flatMap((step) => taintOfStep(step, tools)),
  ];
  return [...new Set(sources)];
}

function taintOfMessage({ personId, source, files }: SeenMessage, own: string): TaintSource[] {
  return [
    ...(source.isForwarded ? (['forwarded'] as const) : []),
    ...(source.quote === null ? [] : (['quote'] as const)),
    ...(personId === own ? [] : (['other-person'] as const)),
    ...(files.some(({ kind }) => kind !== 'voice') ? (['file'] as const) : []),
  ];
}

/** A call that was refused has brought nothing. */
function taintOfStep({ intent, result }: Step, tools: readonly Tool[]): TaintSource[] {
  if (intent.kind !== 'tool' || result?.kind !== 'tool' || (result.facts ?? []).some(({ kind }) => kind === 'refused')) return [];
  const tool = tools.find(({ spec }) => spec.name === intent.tool);
  // Of a tool that is gone nobody knows what it brought; one that never was has brought nothing.
  const isForeign = tool === undefined ? !result.isError : tool.isForeign;
  if (isForeign) return ['web'];
  if (result.facts?.some(({ kind }) => kind === 'tainted') === true) return ['memory'];
  return isInInbox(intent.input) ? ['file'] : [];
}

function isInInbox(input: unknown): boolean {
  if (typeof input !== 'object' || input === null || !('path' in input) || typeof input.path !== 'string') return false;
  const path = posix.normalize(input.path);
  return path === INBOX_FOLDER || path.startsWith(`${INBOX_FOLDER}/`);
}
