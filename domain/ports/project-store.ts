import type { Project } from '../tasks/project.ts';

/** Keeps projects and their members. */
export interface ProjectStore {
  get(id: string): Promise<Project | null>;
  findByName(name: string): Promise<Project | null>;
  /** Adds it with its adder as the first member, or returns the one that has this name. */
  add(project: Project): Promise<Project>;
  /** Those the person is a member of, or all; by name. */
  list(audience: { personId: string } | 'everybody'): Promise<readonly Project[]>;
  isMember(projectId: string, personId: string): Promise<boolean>;
  /** Admins add members; the adder is one already. */
  addMember(projectId: string, personId: string): Promise<void>;
  /** The adder stays one. */
  removeMember(projectId: string, personId: string): Promise<void>;
}
