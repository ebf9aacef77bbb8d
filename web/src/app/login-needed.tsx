import { useEffect } from 'react';

import { CopyButton } from '../parts/copy-button.tsx';
import { useTexts } from '../texts/texts-context.ts';

const COMMAND = 'npx parley login';

/** Says how to get in. */
export function LoginNeeded({ onCheck }: { readonly onCheck: () => void }) {
  const { login } = useTexts();
  useEffect(() => {
    document.title = `${login.title} · Parley`;
  }, [login]);
  return (
    <main className="lone">
      <section className="card login" aria-labelledby="login-title">
        <img src="/favicon.svg" alt="" width="44" height="44" />
        <h1 id="login-title">{login.title}</h1>
        <p>{login.why}</p>
        <p>{login.how}</p>
        <div className="command">
          <code>{COMMAND}</code>
          <CopyButton text={COMMAND} />
        </div>
        <p>{login.afterwards}</p>
        <button type="button" className="button button-primary" onClick={onCheck}>
          {login.check}
        </button>
      </section>
    </main>
  );
}
