import { createInterface } from 'node:readline';
import type { Interface } from 'node:readline';

import type { Client } from '../client.ts';
import { Failure } from '../failure.ts';
import { makeButtons } from './buttons.ts';
import type { Buttons } from './buttons.ts';
import { makeConversation } from './converse.ts';
import type { Say } from './converse.ts';
import { printFooter } from './outcome.ts';
import { PromptOutput } from './prompt-output.ts';
import { readMessages } from './read-messages.ts';
import { makeReplyPrinter } from './reply-printer.ts';

const PROMPT = '> ';
const CLEAR_LINE = '\r\u001b[K';

export interface PromptStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
}

/** The prompt on the screen: hidden while something else is printed. */
interface Screen {
  readonly prompt: Interface;
  hide(): void;
  show(): void;
}

/** Talks until the input ends. Each line is a message, commands included. */
export async function runPrompt(client: Client, { stdin, stdout }: PromptStreams): Promise<void> {
  const isTyped = stdin.isTTY && stdout.isTTY;
  const { terminal } = client;
  client.onInterrupt('Left; what was said is kept in the conversation.');
  const screen = isTyped ? makeScreen(stdin, stdout) : plainScreen(stdin);
  let isBusy = false;
  const buttons = makeButtons(client);
  const say = makeConversation(client, (text, offered) => {
    if (!isBusy) screen.hide();
    terminal.line(terminal.style('cyan', terminal.safe(text)));
    buttons.show(offered);
    if (!isBusy) screen.show();
  });
  if (isTyped)
    terminal.line(terminal.style('dim', 'Each line is a message; /help lists the commands; :1 presses the first button; Ctrl-D ends.'));
  screen.show();
  for await (const text of readMessages(screen.prompt, isTyped)) {
    if (text.trim() !== '') {
      isBusy = true;
      screen.hide();
      const pressed = buttons.press(text);
      if (pressed === null) await answer(client, { say, buttons }, screen, text);
      else await tellPress(client, pressed);
      isBusy = false;
    }
    screen.show();
  }
  if (isTyped) terminal.line('');
}

/** What a press came to. What the server says no to is told. */
async function tellPress({ terminal }: Client, pressed: Promise<string>): Promise<void> {
  try {
    terminal.line(terminal.style('cyan', terminal.safe(await pressed)));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.note(error.message);
  }
}

/** One message and its reply. What the server says no to is told, and the conversation goes on; Ctrl-C waits no longer. */
async function answer(
  { terminal }: Client,
  { say, buttons }: { readonly say: Say; readonly buttons: Buttons },
  { prompt }: Screen,
  text: string,
): Promise<void> {
  const { promise: left, resolve: leave } = Promise.withResolvers<null>();
  const interrupt = (): void => leave(null);
  prompt.once('SIGINT', interrupt);
  const printer = makeReplyPrinter(terminal);
  let isLeft = false;
  try {
    const outcome = await Promise.race([left, say(text, (soFar) => void (isLeft || printer.show(soFar)))]);
    isLeft = outcome === null;
    if (outcome?.kind === 'reply') {
      printer.finish(outcome.text);
      printFooter(terminal, outcome);
      buttons.show(outcome.buttons);
    } else {
      printer.abandon();
      terminal.note(
        outcome === null ? 'No longer waiting for this reply; it is still made, and kept in the conversation.' : outcome.message,
      );
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    printer.abandon();
    terminal.note(error.message);
  } finally {
    prompt.off('SIGINT', interrupt);
  }
}

function makeScreen(stdin: NodeJS.ReadStream, stdout: NodeJS.WriteStream): Screen {
  const output = new PromptOutput(stdout);
  const prompt = createInterface({ input: stdin, output, terminal: true, prompt: PROMPT });
  prompt.on('SIGINT', () => {
    if (output.isMuted) return;
    // A line that was begun is dropped; at an empty one, Ctrl-C leaves.
    if (prompt.line === '') return prompt.close();
    prompt.write(null, { ctrl: true, name: 'e' });
    prompt.write(null, { ctrl: true, name: 'u' });
  });
  return {
    prompt,
    hide() {
      stdout.write(CLEAR_LINE);
      output.isMuted = true;
    },
    show() {
      output.isMuted = false;
      prompt.prompt(true);
    },
  };
}

function plainScreen(stdin: NodeJS.ReadStream): Screen {
  return { prompt: createInterface({ input: stdin }), hide: () => undefined, show: () => undefined };
}
