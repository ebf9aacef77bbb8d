import type { ModelEntry } from '../routing/model-catalogue.ts';

/** Anthropic takes 5 MB of base64 a picture, which is four thirds of the file; other providers take more. */
export const MAX_PICTURE_BYTES = 3_750_000;
export const MAX_TEXT_BYTES = 30_000;
const MAX_PICTURES = 8;
/** As base64 20 MB, below the 32 MB that Anthropic takes as a request. */
const MAX_ALL_PICTURES_BYTES = 15_000_000;
const MAX_ALL_TEXTS_BYTES = 60_000;
/** Of the smallest model's context, at three bytes a token. */
const TEXT_SHARE = 0.25;
const BYTES_PER_TOKEN = 3;

/** How much of files still fits into one prompt. */
export interface PromptRoom {
  /** Takes the room of a picture of so many bytes; false: there is none. */
  takePicture(bytes: number): boolean;
  takeText(bytes: number): boolean;
}

/** The room that files have in a prompt for these models: none for pictures where no model sees. */
export function makePromptRoom(chain: readonly ModelEntry[]): PromptRoom {
  const contextTokens = chain.reduce((least, model) => Math.min(least, model.contextTokens), Infinity);
  let pictures = chain.some(({ capabilities }) => capabilities.vision) ? MAX_PICTURES : 0;
  let pictureBytes = MAX_ALL_PICTURES_BYTES;
  let textBytes = Math.min(MAX_ALL_TEXTS_BYTES, contextTokens * TEXT_SHARE * BYTES_PER_TOKEN);
  return {
    takePicture(bytes) {
      if (bytes > MAX_PICTURE_BYTES || pictures === 0 || bytes > pictureBytes) return false;
      pictures -= 1;
      pictureBytes -= bytes;
      return true;
    },
    takeText(bytes) {
      if (bytes > MAX_TEXT_BYTES || bytes > textBytes) return false;
      textBytes -= bytes;
      return true;
    },
  };
}
