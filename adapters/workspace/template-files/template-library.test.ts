import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { PROJECT_TOOLS } from '../../../domain/agent/tools/project-tools.ts';
import { fillTemplate } from '../../../domain/tasks/submit/fill-template.ts';
import { makeSystemClock } from '../../system/system-clock.ts';
import { makeProjectFiles } from '../project-files.ts';
import { makeTemplateLibrary } from './template-library.ts';

let dataDir: string;
let project: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-templates-'));
  project = join(dataDir, 'workspace', 'demo');
  await mkdir(join(dataDir, 'templates'), { recursive: true });
  await mkdir(join(project, 'templates'), { recursive: true });
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

function library() {
  const files = makeProjectFiles({ workspaceRoot: join(dataDir, 'workspace'), clock: makeSystemClock() });
  return makeTemplateLibrary({ files, dataDir });
}

describe('the templates that come with Parley', () => {
  test('are all sound, and can be filled without saying anything', async () => {
    const { templates, problems } = await library().list(null);
    expect(problems).toEqual([]);
    expect(templates.map(({ name }) => name)).toEqual(['changelog', 'code-review', 'dependency-update', 'explain-repo', 'fix-tests']);
    const tools = PROJECT_TOOLS.map(({ spec }) => spec.name);
    for (const template of templates) {
      expect(template.description).not.toBe('');
      expect(tools).toEqual(expect.arrayContaining([...(template.tools ?? [])]));
      expect(fillTemplate(template, {}, { language: 'en', longest: 100_000 }).prompt).not.toContain('{{');
    }
  });
});

describe("people's own templates", () => {
  test('of the data folder and of a project are there beside them, and the nearer one of a name wins, which is told', async () => {
    await writeFile(join(dataDir, 'templates', 'changelog.yaml'), 'prompt: ours');
    await writeFile(join(dataDir, 'templates', 'daily.yml'), 'prompt: data');
    await writeFile(join(project, 'templates', 'daily.yaml'), 'prompt: project');
    await writeFile(join(project, 'templates', 'README.md'), 'no template');
    const { templates, problems } = await library().list(project);
    expect(problems).toEqual([]);
    const named = (name: string) => templates.find((each) => each.name === name);
    expect(named('changelog')).toMatchObject({ prompt: 'ours', from: 'data', hides: 'built-in' });
    expect(named('daily')).toMatchObject({ prompt: 'project', from: 'project', hides: 'data' });
    expect(named('fix-tests')).toMatchObject({ from: 'built-in', hides: null });
    await expect(library().list(null)).resolves.toMatchObject({ templates: { length: 6 } });
  });

  test('that are broken are told with their place, and the others load', async () => {
    await writeFile(join(dataDir, 'templates', 'bad.yaml'), 'description: x\nprompt: "open');
    await writeFile(join(dataDir, 'templates', 'huge.yaml'), `prompt: ${'x'.repeat(70_000)}`);
    await writeFile(join(dataDir, 'templates', 'good.yaml'), 'prompt: x');
    await writeFile(join(dataDir, 'templates', 'twice.yaml'), 'name: good\nprompt: y');
    await mkdir(join(dataDir, 'templates', 'folder.yaml'));
    await writeFile(join(project, 'templates', 'bad.yaml'), 'prompt: 1');
    const { templates, problems } = await library().list(project);
    expect(templates.find(({ name }) => name === 'good')).toMatchObject({ prompt: 'x' });
    expect(problems.map(({ file, line, message }) => [file.replace(dataDir, ''), line, message.slice(0, 24)])).toEqual([
      ['/templates/bad.yaml', 2, 'this is no valid YAML: M'],
      ['/templates/folder.yaml', null, 'it is no file'],
      ['/templates/huge.yaml', null, 'it is larger than 64 KiB'],
      ['/templates/twice.yaml', 1, 'another file here has th'],
      ['templates/bad.yaml', 1, 'prompt: allowed: what th'],
    ]);
  });

  test('of a project never come from outside it, and a crowd of them is cut off with a word of it', async () => {
    await writeFile(join(dataDir, 'secret.yaml'), 'prompt: secret');
    await symlink(join(dataDir, 'secret.yaml'), join(project, 'templates', 'link.yaml'));
    await Promise.all(Array.from({ length: 205 }, (_, at) => writeFile(join(project, 'templates', `t${at}.yaml`), 'prompt: x')));
    const { templates, problems } = await library().list(project);
    expect(templates.some(({ prompt }) => prompt === 'secret')).toBe(false);
    expect(templates.filter(({ from }) => from === 'project')).toHaveLength(200);
    expect(problems).toMatchObject([{ file: 'templates', message: 'only the first 200 files of this folder are read' }]);
  });

  test('need not exist', async () => {
    await rm(join(dataDir, 'templates'), { recursive: true });
    await rm(join(project, 'templates'), { recursive: true });
    await expect(library().list(project)).resolves.toMatchObject({ templates: { length: 5 }, problems: [] });
  });
});
