import { Window } from 'happy-dom';
import { WebSocket as NodeWebSocket } from 'ws';

/** What of a browser the console uses, besides what Node has. */
const GLOBALS = [
  'document',
  'history',
  'location',
  'localStorage',
  'sessionStorage',
  'matchMedia',
  'addEventListener',
  'removeEventListener',
  'HTMLElement',
  'HTMLIFrameElement',
  'ResizeObserver',
] as const;

/** How high and wide every element is said to be inside, and how high outside, in pixels. */
const SIZES = { clientHeight: 600, clientWidth: 600, offsetHeight: 20 } as const;

export interface BrowserWindow {
  readonly window: Window;
  /** Whether requests fail as in a browser without a network. */
  readonly network: { isDown: boolean };
}

/**
 * Gives this process what the console needs of a browser: a window at `url`, whose requests carry the session cookie `cookie`
 * as a real one's do. There is one for the whole process, as there is one browser window for a page.
 */
export function openBrowserWindow(url: string, cookie: string): BrowserWindow {
  const network = { isDown: false };
  const window = new Window({ url, width: 1280, height: 800 });
  const { origin } = new URL(url);
  const headers = { cookie, origin };
  // Nothing is laid out here; what draws only what is in view needs a view.
  for (const [side, size] of Object.entries(SIZES))
    Object.defineProperty(window.HTMLElement.prototype, side, { configurable: true, get: () => size });
  const globals: Record<string, unknown> = { window };
  for (const name of GLOBALS) {
    const value: unknown = Reflect.get(window, name);
    globals[name] = typeof value === 'function' && !/^[A-Z]/.test(name) ? value.bind(window) : value;
  }
  const { fetch } = globalThis;
  globals['fetch'] = async (input: string, init: RequestInit = {}) => {
    if (network.isDown) throw new TypeError('Failed to fetch');
    const target = new URL(input, origin);
    return fetch(target, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } });
  };
  globals['WebSocket'] = class extends NodeWebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers });
    }
  };
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return { window, network };
}
