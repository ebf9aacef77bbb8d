import { useTexts } from '../texts/texts-context.ts';
import type { TaskDetails } from './task-documents.ts';

/** The agent's plan with what is done of it. Nothing when it made none. */
export function TaskPlan({ plan }: Pick<TaskDetails, 'plan'>) {
  const { tasks } = useTexts();
  if (plan.length === 0) return null;
  return (
    <section className="card task-part" aria-labelledby="plan-title">
      <h2 id="plan-title" className="side-title">
        {tasks.plan}
      </h2>
      <ol className="plan">
        {plan.map(({ text, state }, index) => (
          // The same text may stand in it twice, and items are never moved about.
          <li key={index} className={`plan-item plan-item-${state.toLowerCase()}`}>
            <svg className="icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
              <path d={SHAPES[state]} />
            </svg>
            <span>
              <span className="unseen">{tasks.planStates[state]}: </span>
              {text}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const BOX = 'M5 5h14v14H5z';

const SHAPES = { OPEN: BOX, DOING: `${BOX}M9 12h6`, DONE: `${BOX}M8.500 12.500l2.500 2.500L16 9` } as const satisfies Record<
  TaskDetails['plan'][number]['state'],
  string
>;
