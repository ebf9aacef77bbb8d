import { useTexts } from '../texts/texts-context.ts';
import type { TaskDetails } from './task-documents.ts';

/** What the run itself saw of the work, whatever its summary claims. Nothing when it saw nothing. */
export function TaskEvidence({ evidence }: Pick<TaskDetails, 'evidence'>) {
  const { tasks } = useTexts();
  if (evidence === null || evidence.commands.length + evidence.filesWritten.length === 0) return null;
  const { commands, filesWritten } = evidence;
  return (
    <section className="card task-part" aria-labelledby="evidence-title">
      <h2 id="evidence-title" className="side-title">
        {tasks.evidence}
      </h2>
      {commands.length > 0 && (
        <>
          <h3 className="part-title">{tasks.ran}</h3>
          <ol className="long-list" tabIndex={0} aria-label={tasks.ran}>
            {commands.map((ran, index) => (
              // The same command may run twice, and nothing is ever moved about.
              <Ran key={index} ran={ran} />
            ))}
          </ol>
        </>
      )}
      {filesWritten.length > 0 && (
        <>
          <h3 className="part-title">{tasks.written}</h3>
          <ul className="long-list" tabIndex={0} aria-label={tasks.written}>
            {filesWritten.map((path) => (
              <li key={path}>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type RanCommand = NonNullable<TaskDetails['evidence']>['commands'][number];

function Ran({ ran: { command, exitCode } }: { readonly ran: RanCommand }) {
  const { tasks } = useTexts();
  return (
    <li className="ran">
      <code>{command}</code>
      <span className={exitCode === 0 ? 'exit exit-good' : 'exit exit-bad'}>
        {exitCode === null ? tasks.cut : tasks.exited(String(exitCode))}
      </span>
    </li>
  );
}
