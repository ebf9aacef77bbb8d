import type { AccountKey, ChannelHealth } from '../ports/channel-accounts.ts';
import type { ChannelNews } from '../ports/chat-adapter.ts';

/** Gathers what an adapter tells of its connection into what people see of it. */
export class ChannelHealthBoard {
  #health: ChannelHealth;
  #isNew = true;
  #reported = 0;

  constructor({ channel, account }: AccountKey) {
    this.#health = {
      channel,
      account,
      state: 'connecting',
      connectedSince: null,
      lastEventAt: null,
      backlog: 0,
      lastError: null,
      hints: [],
    };
  }

  note(news: ChannelNews, at: Date): void {
    this.#health = { ...this.#health, ...changeOf(news, at, this.#health) };
    this.#isNew = true;
  }

  /** What there is to report, with the replies that wait here; null: nothing new. */
  take(waitingReplies: number): ChannelHealth | null {
    const total = this.#health.backlog + waitingReplies;
    if (!this.#isNew && total === this.#reported) return null;
    this.#isNew = false;
    this.#reported = total;
    return { ...this.#health, backlog: total };
  }
}

function changeOf(news: ChannelNews, at: Date, { state, connectedSince }: ChannelHealth): Partial<ChannelHealth> {
  switch (news.kind) {
    case 'connected':
      return { state: 'connected', connectedSince: state === 'connected' ? connectedSince : at };
    case 'event':
      return { lastEventAt: at };
    case 'backlog':
      return { backlog: news.count };
    case 'failed':
      return { state: 'down', connectedSince: null, lastError: { message: news.message, at } };
    case 'hints':
      return { hints: news.hints };
  }
}
