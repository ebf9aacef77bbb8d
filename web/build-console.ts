import { ensureConsole } from './build.ts';

// Builds the console ahead of the first start, for installations whose program cannot write its own folder.
await ensureConsole({ logger: { info: (event, fields) => console.log(event, JSON.stringify(fields)) } });
