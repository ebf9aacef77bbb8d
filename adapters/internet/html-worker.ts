import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

import { htmlToMarkdown } from './html-to-markdown.ts';

// This file is only ever the first one of a thread, which gets the page with its start: see convert-html.ts.
const { html, base } = z.object({ html: z.string(), base: z.string() }).parse(workerData);
parentPort?.postMessage(htmlToMarkdown(html, base), []);
