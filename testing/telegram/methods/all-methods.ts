import type { KnownMethod } from '../known-methods.ts';
import { chatMethods } from './chat-methods.ts';
import { commandMethods } from './command-methods.ts';
import type { Methods } from './context.ts';
import { fileMethods } from './file-methods.ts';
import { locationMethods } from './location-methods.ts';
import { textMethods } from './text-methods.ts';
import { updateMethods } from './update-methods.ts';

/** Every method that the stand-in knows. */
export const allMethods: Methods<KnownMethod> = {
  ...updateMethods,
  ...textMethods,
  ...fileMethods,
  ...locationMethods,
  ...chatMethods,
  ...commandMethods,
};
