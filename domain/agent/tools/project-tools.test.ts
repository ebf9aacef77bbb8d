import { expect, test } from 'vitest';

import { makeRedactor } from '../../redaction/redactor.ts';
import { makeScriptedInternet } from '../../testing/scripted-internet.ts';
import { PROJECT_TOOLS } from './project-tools.ts';
import { updatePlanTool } from './update-plan-tool.ts';
import { makeWebTools } from './web-tools.ts';

const TOOLS = [
  ...PROJECT_TOOLS,
  updatePlanTool,
  ...makeWebTools({ internet: makeScriptedInternet({}, []), redactor: makeRedactor({ secrets: [] }) }),
];

test.each(TOOLS.map((tool) => [tool.spec.name, tool] as const))(
  'the input of %s is one object without alternatives at its top, as every provider takes it',
  (_name, { spec }) => {
    expect(spec.inputSchema['type']).toBe('object');
    expect(Object.keys(spec.inputSchema)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(?:oneOf|anyOf|allOf)$/)]));
    expect(spec.name).toMatch(/^[a-z_]{1,64}$/);
  },
);
