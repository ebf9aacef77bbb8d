import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import { useServices } from '../api/services.ts';
import { usePoll } from '../api/use-poll.ts';
import { useValue } from '../api/use-value.ts';
import { Loading } from '../parts/loading.tsx';
import { Problem } from '../parts/problem.tsx';
import { languageOf, makeWording, WordingContext } from '../texts/texts-context.ts';
import { LoginNeeded } from './login-needed.tsx';
import { NavigationContext } from './navigation.ts';
import { meDocument, PersonContext } from './person.ts';
import { Shell } from './shell.tsx';
import { useBrowserPlace } from './use-browser-place.ts';

const RETRY_MS = 3_000;

/** The console: for somebody who is logged in what they may see, for anybody else the way in. */
export function App() {
  const session = useValue(useServices().session);
  const [{ data, error, fetching }, ask] = useQuery({ query: meDocument, requestPolicy: 'network-only' });
  const navigation = useBrowserPlace();
  const person = data?.me ?? null;
  const language = person?.language ?? languageOf(navigator.language);
  const wording = useMemo(() => makeWording(language, navigator.language), [language]);
  useEffect(() => {
    document.documentElement.lang = language.toLowerCase();
  }, [language]);
  const askAgain = (): void => ask();
  // A server that is still starting, and a login in another tab, are noticed without a click.
  usePoll(() => {
    if (person === null || session === 'none') askAgain();
  }, RETRY_MS);
  return (
    <WordingContext value={wording}>
      <NavigationContext value={navigation}>
        {session === 'none' ? (
          <LoginNeeded onCheck={askAgain} />
        ) : person !== null ? (
          <PersonContext value={person}>
            <Shell />
          </PersonContext>
        ) : error !== undefined && !fetching ? (
          <main className="lone">
            <Problem message={messageOfError(error)} onAgain={askAgain} />
          </main>
        ) : (
          <main className="lone">
            <Loading />
          </main>
        )}
      </NavigationContext>
    </WordingContext>
  );
}
