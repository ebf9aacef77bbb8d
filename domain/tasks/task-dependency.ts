/** When a dependency lets the task start: after its success, after its failure (or stop), or whatever became of it. */
export type DependencyCondition = 'success' | 'failure' | 'always';

export interface TaskDependency {
  readonly taskId: string;
  readonly when: DependencyCondition;
}
