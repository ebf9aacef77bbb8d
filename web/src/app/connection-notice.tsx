import { useEffect, useState } from 'react';

import { useServices } from '../api/services.ts';
import { useValue } from '../api/use-value.ts';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/texts-context.ts';

/** A restart is over sooner than that, and needs no alarm. */
const PATIENCE_MS = 1_200;

/** Says when the connection is lost, until it is back. */
export function ConnectionNotice() {
  const { app } = useTexts();
  const connection = useValue(useServices().connection);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (connection === 'live') {
      setLost(false);
      return undefined;
    }
    const timer = setTimeout(() => setLost(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [connection]);
  return (
    <div className="connection-notice" role="status">
      {isLost && (
        <p>
          <Icon name="warning" />
          {app.lost}
        </p>
      )}
    </div>
  );
}
