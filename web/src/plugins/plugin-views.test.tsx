import { expect, test } from 'vitest';

import { draw } from '../testing/draw.tsx';
import { PluginList, PluginSwitches } from './plugin-switches.tsx';

const plugins = [{ name: 'reminders', description: 'reminds <you>', isOn: false }];

test('the helpers of a chat are listed with a switch each, and why one did not switch is said', () => {
  const html = draw(<PluginList plugins={plugins} problem="You may not." onChange={() => undefined} />);
  expect(html).toMatch(/type="checkbox" role="switch"(?! checked).*reminders.*reminds &lt;you&gt;.*role="alert">You may not\./s);
  expect(draw(<PluginList plugins={[]} problem={null} onChange={() => undefined} />, { language: 'RU' })).toContain('Помощников нет.');
});

test('nothing is asked for before somebody looks', () => {
  expect(draw(<PluginSwitches conversationId="c" />)).toMatch(/<summary>Helpers<\/summary><\/details>/);
});
