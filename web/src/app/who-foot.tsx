import { useServices } from '../api/services.ts';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { usePerson } from './person.ts';

const UNAUTHORIZED = 401;

/** Who is logged in, and the way out. */
export function WhoFoot() {
  const { app } = useTexts();
  const { connection } = useServices();
  const { name } = usePerson();
  const logOut = async (): Promise<void> => {
    const answer = await fetch('/logout', { method: 'POST', credentials: 'same-origin' });
    // Nothing of this person stays in the memory of the page.
    if (answer.ok || answer.status === UNAUTHORIZED) location.replace('/');
  };
  return (
    <div className="who-foot">
      <span className="who-foot-name">{name}</span>
      <button
        type="button"
        className="button button-quiet button-icon"
        aria-label={app.logOut}
        title={app.logOut}
        onClick={() => {
          logOut().catch(() => connection.set('lost'));
        }}
      >
        <Icon name="logOut" />
      </button>
    </div>
  );
}
