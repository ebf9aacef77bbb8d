import { PlaceLink } from '../app/place-link.tsx';
import { Moment } from '../parts/moment.tsx';
import { Fact } from '../tasks/fact.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import { ScheduleActions } from './schedule-actions.tsx';
import type { ScheduleActionsProps } from './schedule-actions.tsx';

/** One schedule: what it has done, when, and what can be done with it. */
export function ScheduleCard({ schedule, onRefused }: ScheduleActionsProps) {
  const { schedules, tasks } = useTexts();
  const formats = useFormats();
  const { shortId, state, confirmation, command, prompt, cron, timeZone, project, nextAt, lastFiredAt, lastTask, budgetUsd } = schedule;
  return (
    <article className="card schedule">
      <h2 className={command === null ? 'schedule-work' : 'schedule-work task-row-command'}>{command ?? prompt}</h2>
      {confirmation !== null && <p role="note">{confirmation}</p>}
      <dl className="facts">
        <Fact name={schedules.state[state]}>
          <code>{shortId}</code>
        </Fact>
        {nextAt !== null && (
          <Fact name={schedules.next}>
            <time dateTime={nextAt} title={formats.exact(nextAt)}>
              {formats.exactIn(nextAt, timeZone)}
            </time>
          </Fact>
        )}
        <Fact name={schedules.rule}>
          {cron === null ? schedules.once : <code>{cron}</code>} · {timeZone}
        </Fact>
        {project !== null && <Fact name={tasks.project}>{project.name}</Fact>}
        {command === null && <Fact name={schedules.budget}>{formats.usd(budgetUsd)}</Fact>}
        {lastFiredAt !== null && (
          <Fact name={schedules.last}>
            <Moment at={lastFiredAt} />
            {lastTask !== null && (
              <>
                {' · '}
                <PlaceLink to={{ kind: 'task', id: lastTask.shortId }}>{schedules.lastTask(lastTask.shortId)}</PlaceLink>
              </>
            )}
          </Fact>
        )}
      </dl>
      <ScheduleActions schedule={schedule} onRefused={onRefused} />
    </article>
  );
}
