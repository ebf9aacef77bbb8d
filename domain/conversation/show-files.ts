import type { Person } from '../access/person.ts';
import type { Attachment } from '../messaging/attachment.ts';
import type { AttachmentStore } from '../ports/attachment-store.ts';
import type { PromptPicture } from '../ports/model-provider.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import { filesOfTurns } from './attach-files.ts';
import type { Conversation } from './conversation.ts';
import type { Heard } from './hear-voice.ts';
import { fileLine, goneWhy, missingWhy } from './file-line.ts';
import type { FileFate } from './file-line.ts';
import type { KeepFile } from './keep-file.ts';
import { pictureType } from './picture-type.ts';
import { plainText } from './plain-text.ts';
import { makePromptRoom, MAX_PICTURE_BYTES, MAX_TEXT_BYTES } from './prompt-room.ts';
import type { PromptRoom } from './prompt-room.ts';
import { spokenLine } from './prompt-text.ts';
import type { ShownFiles, TurnFiles } from './prompt-text.ts';
import { spokenIn } from './spoken-words.ts';
import type { Turn } from './turn.ts';

/** So many earlier turns' files are looked into: far enough for a question that follows, and not a price for ever. */
const LOOKED_BACK_TURNS = 6;
const EARLIER_TEXTS = 2;

export interface FilesInView {
  readonly person: Person;
  readonly conversation: Conversation;
  readonly mode: 'chat' | 'agent';
  readonly chain: readonly ModelEntry[];
  /** The turn that is to be answered, and what came with it. */
  readonly turn: Turn;
  readonly heard: Heard;
  /** Oldest first. */
  readonly earlier: readonly Turn[];
}

export type ShowFiles = (view: FilesInView) => Promise<ShownFiles>;

interface Deps {
  readonly attachments: Pick<AttachmentStore, 'ofTurns' | 'content'>;
  readonly keepFile: KeepFile;
}
type Seen = Omit<FileFate, 'picture'> & { readonly picture?: PromptPicture };

/**
 * Decides what a model gets of files: pictures that some model of the chain can see and short texts in the prompt; anything else of the question, and
 * for the agent every file, in the project's inbox. Files of earlier turns are shown again where there is room, the newest first.
 */
export function makeShowFiles(deps: Deps): ShowFiles {
  return async (view) => {
    const room = makePromptRoom(view.chain);
    const asked = await showTurn(view.turn, view.heard.files, (file) => takeIn(deps, view, room, file));
    const files = await filesOfTurns(deps.attachments, view.earlier);
    const lookAgain = makeLookAgain(deps, view, room);
    const earlier = new Map<string, TurnFiles>();
    for (const [age, turn] of view.earlier.toReversed().entries()) {
      earlier.set(turn.id, await showTurn(turn, files.get(turn.id) ?? [], (file) => lookAgain(file, turn, age)));
    }
    return { asked, earlier };
  };
}

async function showTurn(turn: Turn, files: readonly Attachment[], see: (file: Attachment) => Promise<Seen>): Promise<TurnFiles> {
  const lines: string[] = [];
  const pictures: PromptPicture[] = [];
  for (const file of files) {
    const words = spokenIn(turn, file);
    if (words !== null) {
      lines.push(spokenLine(words));
      continue;
    }
    const { picture, ...fate } = await see(file);
    if (picture !== undefined) pictures.push(picture);
    lines.push(fileLine(file, picture === undefined ? fate : { ...fate, picture: pictures.length }));
  }
  return { text: lines.join('\n'), pictures };
}

/** A file of the question: shown, kept or both. */
async function takeIn(deps: Deps, view: FilesInView, room: PromptRoom, file: Attachment): Promise<Seen> {
  const { language } = view.person;
  const missing = missingWhy(file, language);
  if (missing !== null) return { missing };
  const content = await deps.attachments.content(file.id);
  if (content === null) return { missing: goneWhy(language) };
  const unheard = view.heard.unheard.get(file.id);
  const seen = transcribed(file, room) ?? (unheard === undefined ? look(content, room) : { unheard });
  const isSeen = seen.picture !== undefined || seen.text !== undefined;
  if (isSeen && view.mode === 'chat') return seen;
  const kept = await deps.keepFile(view, { name: file.name, content });
  return isSeen && 'missing' in kept ? seen : { ...seen, ...kept };
}

/** A file of an earlier turn: shown again or only named. Where it is kept was said then; the project may have changed since. */
function makeLookAgain(deps: Deps, { person }: FilesInView, room: PromptRoom) {
  let textsLeft = EARLIER_TEXTS;
  return async (file: Attachment, turn: Turn, age: number): Promise<Seen> => {
    const missing = missingWhy(file, person.language);
    if (missing !== null) return { missing };
    if (age >= LOOKED_BACK_TURNS) return {};
    const roomNow: PromptRoom = {
      takePicture: (bytes) => !wasRejected(turn) && room.takePicture(bytes),
      takeText: (bytes) => textsLeft > 0 && room.takeText(bytes),
    };
    let seen = transcribed(file, roomNow);
    if (seen === null && (file.size ?? 0) <= MAX_PICTURE_BYTES) {
      const content = await deps.attachments.content(file.id);
      seen = content === null ? null : look(content, roomNow);
    }
    if (seen?.text !== undefined) textsLeft -= 1;
    return seen ?? {};
  };
}

/** A picture that a provider does not take, such as a broken one, must not spoil what follows it. */
function wasRejected({ outcome }: Turn): boolean {
  return outcome?.state === 'failed' && outcome.code === 'model.rejected';
}

/** What somebody else says in a recording; null: nobody has listened to it, or it is too long. */
function transcribed({ transcript }: Attachment, room: PromptRoom): Seen | null {
  return transcript !== null && room.takeText(Buffer.byteLength(transcript)) ? { text: transcript } : null;
}

function look(content: Uint8Array, room: PromptRoom): Seen {
  const mime = pictureType(content);
  if (mime !== null) {
    return room.takePicture(content.byteLength) ? { picture: { mime, base64: Buffer.from(content).toString('base64') } } : {};
  }
  const text = content.byteLength > MAX_TEXT_BYTES ? null : plainText(content);
  return text !== null && room.takeText(content.byteLength) ? { text } : {};
}
