import type { Tool } from '../tool.ts';
import { editFileTool, listFilesTool, readFileTool, searchFilesTool, writeFileTool } from './file-tools.ts';
import { gitTool } from './git-tool.ts';
import { runCommandTool } from './run-command-tool.ts';
import { sendFileTool } from './send-file-tool.ts';

/** What the agent can do in a project. The order is part of the prompt that providers cache. */
export const PROJECT_TOOLS: readonly Tool[] = [
  listFilesTool,
  readFileTool,
  searchFilesTool,
  editFileTool,
  writeFileTool,
  runCommandTool,
  gitTool,
  sendFileTool,
];
