#!/usr/bin/env node
// Writes the beginning of a plugin:  npm create parley-plugin NAME [FOLDER]
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const TEMPLATE = join(HERE, 'template');
const USAGE = 'Write `npm create parley-plugin NAME [FOLDER]`, such as `npm create parley-plugin weather`.';
const NAME = /^[a-z][a-z0-9-]{0,39}$/;
/** What the template says where the plugin's own is to stand. */
const PLACES = { name: 'my-plugin', command: 'mytally', parley: 'PATH_TO_PARLEY' };

function refuse(sentence) {
  console.error(sentence);
  process.exit(2);
}

/** The clone that this is in; null: it came from npm. */
function cloneHere() {
  const clone = dirname(HERE);
  return existsSync(join(clone, 'domain/plugins/index.ts')) ? clone : null;
}

function write(from, to, words) {
  if (statSync(from).isDirectory()) {
    mkdirSync(to, { recursive: true });
    // npm leaves a .gitignore out of packages.
    for (const name of readdirSync(from)) write(join(from, name), join(to, name === '_gitignore' ? '.gitignore' : name), words);
    return;
  }
  let text = readFileSync(from, 'utf8');
  for (const [place, word] of words) text = text.replaceAll(place, word);
  writeFileSync(to, text);
}

const [given, folder, ...more] = process.argv.slice(2);
if (given === undefined || given.startsWith('-') || more.length > 0) refuse(USAGE);
const name = given.replace(/^parley-plugin-/, '');
if (!NAME.test(name))
  refuse(`"${given}" is no name for a plugin: small Latin letters, digits and hyphens, such as \`weather\` or \`train-times\`.`);
const target = resolve(folder ?? `parley-plugin-${name}`);
if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0))
  refuse(`${target} is there already and not an empty folder: name another one, as in \`npm create parley-plugin ${name} other-folder\`.`);

const clone = cloneHere();
const command = `${name.replace(/[^a-z]/g, '').slice(0, 15)}tally`;
write(TEMPLATE, target, [
  [PLACES.name, name],
  [PLACES.command, command],
  [PLACES.parley, clone ?? '../parley'],
]);
const shown = relative(process.cwd(), target) || '.';
console.log(`${shown} has the plugin ${name}. Name it in parley.yaml and start Parley:

plugins:
  load: [${shown.startsWith('.') || shown.startsWith('/') ? shown : `./${shown}`}]

Then say "toss a coin" or /${command}. Its README.md tells how to test it and how to make a package of it.`);
if (clone === null) console.log('For types and tests, tsconfig.json must say where a clone of Parley lies: it says ../parley.');
