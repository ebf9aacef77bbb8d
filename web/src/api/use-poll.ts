import { useEffect, useRef } from 'react';

/** Calls `ask` every so often while the page is looked at, and when it is looked at again. */
export function usePoll(ask: () => void, milliseconds: number): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    const askWhenSeen = (): void => {
      if (document.visibilityState === 'visible') latest.current();
    };
    const timer = setInterval(askWhenSeen, milliseconds);
    document.addEventListener('visibilitychange', askWhenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', askWhenSeen);
    };
  }, [milliseconds]);
}
