import type { Tool } from '../tool.ts';
import { PROJECT_TOOLS } from './project-tools.ts';
import { makeWebTools } from './web-tools.ts';
import type { WebToolsDeps } from './web-tools.ts';

/** All that an agent may use of its own. */
export function ownTools(deps: WebToolsDeps): readonly Tool[] {
  return [...PROJECT_TOOLS, ...makeWebTools(deps)];
}
