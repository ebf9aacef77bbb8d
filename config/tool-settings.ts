import type { ToolRule } from '../domain/agent/permissions/tool-rule.ts';
import { MEMORY_TOOL_NAME } from '../domain/agent/tools/memory-tool.ts';
import { PROJECT_TOOLS } from '../domain/agent/tools/project-tools.ts';
import { updatePlanTool } from '../domain/agent/tools/update-plan-tool.ts';
import { WEB_TOOL_NAMES } from '../domain/agent/tools/web-tools.ts';
import { nearestName } from '../domain/nearest-name.ts';
import type { SettingsFile } from './settings-file.ts';

/** What the agent may reach. */
export interface InternetAccess {
  /** The search endpoint, as it was given; null: nobody searches. */
  readonly searchUrl: string | null;
  /** Ports that pages may be fetched from, beside 80 and 443. */
  readonly ports: readonly number[];
}

export function readInternet({ settings }: SettingsFile): InternetAccess {
  return { searchUrl: settings.search?.url ?? null, ports: settings.web?.ports ?? [] };
}

/** Throws a ConfigError at a tool that there is not: a rule that never fits would look as if it protected something. */
export function readToolRules(file: SettingsFile): readonly ToolRule[] {
  const toolNames = [...[...PROJECT_TOOLS, updatePlanTool].map(({ spec }) => spec.name), ...WEB_TOOL_NAMES, MEMORY_TOOL_NAME];
  return (file.settings.tools ?? []).map(({ tool, role, project, decision }, index) => {
    if (tool !== '*' && !toolNames.includes(tool)) {
      const meant = nearestName(tool, toolNames);
      throw file.refuse(
        ['tools', index, 'tool'],
        `the name of a tool: ${toolNames.join(', ')}, or "*"${meant === null ? '' : ` (did you mean ${meant}?)`}`,
      );
    }
    return { tool, role: role ?? null, project: project ?? null, decision };
  });
}
