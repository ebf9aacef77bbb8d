import { makeInMemoryFiles } from '../in-memory-files.ts';
import { projectFilesContract } from './project-files.contract.ts';

projectFilesContract('project files in memory', async () => makeInMemoryFiles());
