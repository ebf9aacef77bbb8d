/** Calls back after so many milliseconds, or as soon as the browser is online or looked at again; returns how to stop. */
export function waitForNetwork(milliseconds: number, then: () => void): () => void {
  const stop = (): void => {
    clearTimeout(timer);
    removeEventListener('online', go);
    document.removeEventListener('visibilitychange', goWhenSeen);
  };
  const go = (): void => {
    stop();
    then();
  };
  const goWhenSeen = (): void => {
    if (document.visibilityState === 'visible') go();
  };
  const timer = setTimeout(go, milliseconds);
  addEventListener('online', go);
  document.addEventListener('visibilitychange', goWhenSeen);
  return stop;
}
