import { expect, test } from 'vitest';

import { makeLinkIdentities, makeLinkStranger } from '../access/link-identities.ts';
import { makeChannelDoor } from '../messaging/channel-door.ts';
import { makeRedactor } from '../redaction/redactor.ts';
import { makeFireSchedule } from '../tasks/schedules/fire-schedule.ts';
import { aSchedule } from '../testing/a-schedule.ts';
import { ADMIN, ANNA, as, furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { aChat } from '../testing/fixtures.ts';
import { aSender } from '../testing/incoming.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { auditedPauses, auditedPorts } from './audited-ports.ts';
import { recordOwnSending } from './record-sending.ts';
import { makeRecorder } from './recorder.ts';

const redactor = makeRedactor({ secrets: [] });

async function kept({ audit }: Pick<ReturnType<typeof makeDomainWorld>, 'audit'>) {
  return (await audit.list({ limit: 100, after: null })).items.map(({ item }) => item);
}

test('a schedule that Parley pauses by itself is written down once', async () => {
  const world = await furnish(makeDomainWorld());
  const schedule = aSchedule({ nextAt: world.clock.now() });
  await world.schedules.add(schedule);
  await world.people.setBlocked(schedule.plan.personId, true, world.clock.now());
  const fire = makeFireSchedule(auditedPauses(world, makeRecorder({ ...world, redactor })), { openPerPerson: 1 });
  await fire(schedule);
  await fire(schedule);
  expect(await kept(world)).toMatchObject([
    {
      action: 'schedule.pause',
      personId: null,
      place: 'parley',
      subject: `schedule:${schedule.id}`,
      details: { person: schedule.plan.personId },
    },
  ]);
});

test('a file that the agent sends, or may not send, is written down as done by Parley', async () => {
  const world = makeDomainWorld();
  const recorder = makeRecorder({ ...world, redactor });
  const file = { run: { kind: 'task', id: 'abc234' }, folder: '', path: 'отчёт.pdf', caption: '' } as const;
  await recordOwnSending(recorder, async () => ({ kind: 'sent', name: 'отчёт.pdf' }))(file);
  await recordOwnSending(recorder, async () => ({ kind: 'refused', refusal: 'secret', message: 'x' }))(file);
  expect(await kept(world)).toMatchObject([
    { action: 'file.send', personId: null, place: 'parley', subject: 'task:abc234', result: 'refused', details: { refusal: 'secret' } },
    { action: 'file.send', personId: null, place: 'parley', subject: 'task:abc234', result: 'done', details: { path: 'отчёт.pdf' } },
  ]);
});

test('a stranger who becomes somebody by a code is written down with the identity; a wrong code changes nothing', async () => {
  const world = await furnish(makeDomainWorld());
  const ports = auditedPorts(world, makeRecorder({ ...world, redactor }));
  const { code } = await makeLinkIdentities(world).createCode(as(ANNA));
  const link = makeLinkStranger(ports);
  await expect(link({ channel: 'telegram', externalId: '77' }, 'wrong')).resolves.toBe('wrong-code');
  await link({ channel: 'telegram', externalId: '77' }, code);
  expect(await kept(world)).toMatchObject([
    { action: 'person.link', personId: ANNA.id, place: 'telegram', subject: `person:${ANNA.id}`, details: { identity: 'telegram:77' } },
  ]);
});

test('a group that is allowed because an admin asked Parley in is written down with where', async () => {
  const ports = await makeWholeWorld();
  await ports.identities.attach({ personId: ADMIN.id, channel: 'telegram', externalId: 'admin' });
  const { useCases } = ports;
  const door = makeChannelDoor({ ...ports, ...useCases, channel: 'telegram', groups: ports.groups, allowGroup: useCases.groups.allow });
  const asked = { address: aChat({ chat: '-300' }), audience: 'group', title: 'Новая', kind: 'added' } as const;
  await door.membership({ ...asked, by: aSender({ externalId: 'nobody' }) });
  await door.membership({ ...asked, by: aSender({ externalId: 'admin' }) });
  expect(await kept(ports)).toMatchObject([
    { action: 'group.allow', personId: ADMIN.id, place: 'telegram:bot1:-300', subject: 'telegram:bot1:-300', result: 'done' },
  ]);
  expect(await ports.groups.list()).toMatchObject([{ title: 'Новая', standing: 'allowed' }]);
});
