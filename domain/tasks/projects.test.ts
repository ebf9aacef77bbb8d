import { describe, expect, test } from 'vitest';

import { ForbiddenError, InvalidInputError, UnauthenticatedError, UnknownIdError } from '../errors.ts';
import { ADMIN, ANNA, as, BORIS, furnish, GUEST, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { aProject, uuid } from '../testing/fixtures.ts';
import { makeProjects } from './projects.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  return { ports, projects: makeProjects(ports) };
}

describe('opening a project', () => {
  test('by a new name makes it, once, from the folder of that name', async () => {
    const { projects } = await world();
    const made = await projects.open(as(BORIS), 'site');
    expect(made).toMatchObject({ name: 'site', folder: '/workspace/site', addedBy: BORIS.id });
    await expect(projects.open(as(BORIS), 'site')).resolves.toEqual(made);
    await expect(projects.add(as(BORIS), 'site')).resolves.toEqual(made);
    await expect(projects.open(as(BORIS), 'Site')).resolves.toEqual(made);
    const nested = await projects.open(as(ANNA), 'Team/проект-1');
    expect(nested).toMatchObject({ name: 'team-проект-1', folder: '/workspace/Team/проект-1' });
    await expect(projects.open(as(ANNA), 'Team/проект-1')).resolves.toEqual(nested);
  });

  test.each(['', '.', '..', '../up', '/etc', '-x', 'a b', 'a\0b', 'x/../..', 'x/../../etc', 'a'.repeat(65), 'a:b'])(
    'outside the workspace or by a name that is none is refused: %j',
    async (path) => {
      const { ports, projects } = await world();
      await expect(projects.open(as(OWNER), path)).rejects.toThrow(InvalidInputError);
      await expect(projects.add(as(OWNER), path)).rejects.toThrow(InvalidInputError);
      await expect(ports.projects.list('everybody')).resolves.toHaveLength(1);
    },
  );

  test("of somebody else's is refused without saying whose it is, and open to members and admins", async () => {
    const { ports, projects } = await world();
    for (const open of [projects.open, projects.add]) {
      await expect(open(as(BORIS), 'demo')).rejects.toThrow(
        new ForbiddenError('A project named "demo" can\'t be used: choose another name, or ask an admin.'),
      );
      await expect(open(as(ADMIN), 'demo')).resolves.toMatchObject({ id: uuid(20) });
    }
    await ports.projects.addMember(uuid(20), BORIS.id);
    await expect(projects.open(as(BORIS), 'demo')).resolves.toMatchObject({ id: uuid(20) });
  });

  test("inside, around, or by a detour into somebody else's is refused", async () => {
    const { ports, projects } = await world();
    for (const path of ['x/../demo', 'demo/src', 'demo/./src']) await expect(projects.add(as(BORIS), path)).rejects.toThrow(ForbiddenError);
    await ports.projects.add(aProject({ id: uuid(21), name: 'team-app', folder: '/workspace/team/app', addedBy: ANNA.id }));
    await expect(projects.add(as(BORIS), 'team')).rejects.toThrow(ForbiddenError);
    await expect(projects.add(as(BORIS), 'team/appendix')).resolves.toMatchObject({ folder: '/workspace/team/appendix' });
    await expect(projects.add(as(ANNA), 'demo/src')).resolves.toMatchObject({ folder: '/workspace/demo/src' });
  });

  test('by a name that is nearly one of theirs is refused as a slip, unless it is added', async () => {
    const { ports, projects } = await world();
    await expect(projects.named(as(ANNA), 'demmo')).rejects.toThrow(
      new InvalidInputError('project', 'Проекта «demmo» нет: может быть, demo? Новый создаст `projects add demmo`.'),
    );
    await expect(ports.projects.findByName('demmo')).resolves.toBeNull();
    await expect(projects.named(as(ANNA), 'DEMO')).resolves.toMatchObject({ id: uuid(20) });
    await expect(projects.named(as(BORIS), 'demmo')).resolves.toMatchObject({ name: 'demmo', addedBy: BORIS.id });
    await expect(projects.named(as(ADMIN), 'dem')).resolves.toMatchObject({ name: 'dem' });
    await projects.add(as(ANNA), 'demoo');
    await expect(projects.named(as(ANNA), 'demoo')).resolves.toMatchObject({ name: 'demoo' });
  });

  test('of one folder under two names is one project', async () => {
    const { projects } = await world();
    await expect(projects.add(as(ANNA), 'x/../demo')).resolves.toMatchObject({ id: uuid(20), name: 'demo' });
  });

  test('of two folders under one name is refused', async () => {
    const { projects } = await world();
    const made = await projects.add(as(BORIS), 'a-b');
    await expect(projects.open(as(BORIS), 'a/b')).rejects.toThrow('already the name of another folder');
    await expect(projects.add(as(BORIS), 'A-B')).rejects.toThrow('already the name of another folder');
    await expect(projects.open(as(BORIS), 'a-b')).resolves.toEqual(made);
  });

  test('is refused in the language of whoever wants it', async () => {
    const { projects } = await world();
    await projects.add(as(ANNA), 'a-b');
    await expect(projects.open(as(ANNA), '../up')).rejects.toThrow('«../up» не может быть проектом');
    await expect(projects.open(as(ANNA), 'a/b')).rejects.toThrow('именем «a-b» уже названа другая папка');
    await expect(projects.open(as(BORIS), '../up')).rejects.toThrow('"../up" can\'t be a project');
  });

  test.each([
    ['not-a-folder', '«site» не может быть проектом: так называется файл', '"site" can\'t be a project: there is a file of that name'],
    ['no-space', 'на диске не осталось места.', 'there is no space left on the disk.'],
    ['too-large', 'такой папки быть не может.', "there can't be such a folder."],
  ] as const)('that cannot be a folder (%s) is refused in that language, too', async (refusal, ru, en) => {
    const { ports } = await world();
    const refused = async () => ({ kind: 'refused', refusal, message: 'It is not one.' }) as const;
    const projects = makeProjects({ ...ports, files: { ...ports.files, openProject: refused } });
    await expect(projects.open(as(ANNA), 'site')).rejects.toThrow(ru);
    await expect(projects.open(as(BORIS), 'site')).rejects.toThrow(en);
  });

  test('that somebody else makes in the same moment is theirs', async () => {
    const { ports } = await world();
    const projects = makeProjects({ ...ports, projects: { ...ports.projects, findByName: async () => null, list: async () => [] } });
    await expect(projects.open(as(BORIS), 'demo')).rejects.toThrow(ForbiddenError);
    await expect(projects.open(as(ANNA), 'demo')).resolves.toMatchObject({ id: uuid(20) });
  });

  test('needs a member, and a token that may write when it is new', async () => {
    const { projects } = await world();
    await expect(projects.open(null, 'demo')).rejects.toThrow(UnauthenticatedError);
    await expect(projects.open(as(GUEST), 'new')).rejects.toThrow(ForbiddenError);
    await expect(projects.open(as(ANNA, { scope: 'read' }), 'demo')).resolves.toMatchObject({ id: uuid(20) });
    await expect(projects.open(as(ANNA, { scope: 'read' }), 'new')).rejects.toThrow(ForbiddenError);
    await expect(projects.add(as(ANNA, { scope: 'read' }), 'demo')).rejects.toThrow(ForbiddenError);
  });
});

describe('projects', () => {
  test("I7: somebody else's is answered like none", async () => {
    const { projects } = await world();
    await expect(projects.get(as(ANNA), uuid(20))).resolves.toMatchObject({ name: 'demo' });
    await expect(projects.get(as(ADMIN), uuid(20))).resolves.toMatchObject({ name: 'demo' });
    await expect(projects.get(as(BORIS), uuid(20))).rejects.toThrow(new UnknownIdError('project'));
    await expect(projects.get(as(ANNA), uuid(99))).rejects.toThrow(new UnknownIdError('project'));
  });

  test('are listed to their members, and all of them to admins', async () => {
    const { projects } = await world();
    await projects.open(as(BORIS), 'site');
    const names = async (person: typeof ANNA) => (await projects.list(as(person))).map(({ name }) => name);
    await expect(Promise.all([ANNA, BORIS, ADMIN, OWNER].map(names))).resolves.toEqual([
      ['demo'],
      ['site'],
      ['demo', 'site'],
      ['demo', 'site'],
    ]);
    await expect(projects.list(as(GUEST))).rejects.toThrow(ForbiddenError);
  });
});
