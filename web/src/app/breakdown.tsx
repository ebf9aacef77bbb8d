import { Component } from 'react';
import type { ReactNode } from 'react';

import { languageOf, makeWording } from '../texts/texts-context.ts';

/** Catches what breaks below it, so that a mistake of ours is no blank page. */
export class Breakdown extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    const { app } = makeWording(languageOf(navigator.language), navigator.language).texts;
    return (
      <main className="lone">
        <div className="problem" role="alert">
          <p>{app.broken}</p>
          <button type="button" className="button" onClick={() => location.reload()}>
            {app.reload}
          </button>
        </div>
      </main>
    );
  }
}
