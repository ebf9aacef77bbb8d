// Lets tests find `parley/plugin`, which a running Parley gives to plugins by itself: in the clone that tsconfig.json names.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const { paths } = JSON.parse(readFileSync(new URL('./tsconfig.json', import.meta.url), 'utf8')).compilerOptions;
const url = pathToFileURL(resolve(import.meta.dirname, paths['parley/plugin'][0])).href;

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'parley/plugin' ? { url, shortCircuit: true } : next(specifier, context)),
});
