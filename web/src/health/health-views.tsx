import { Icon } from '../parts/icon.tsx';
import { Moment } from '../parts/moment.tsx';
import { Fact } from '../tasks/fact.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import type { HealthNow } from './health-document.ts';

/** Each part and, where something is wrong, why. */
export function PartList({ parts }: Pick<HealthNow, 'parts'>) {
  const { health } = useTexts();
  return (
    <section className="card part-list" aria-labelledby="parts-title">
      <h2 id="parts-title" className="side-title">
        {health.parts}
      </h2>
      <ul>
        {parts.map(({ name, isReady, isEssential, detail }) => (
          <li
            key={name}
            className={isReady ? 'health-part health-good' : isEssential ? 'health-part health-bad' : 'health-part health-poor'}
          >
            <Icon name={isReady ? 'approve' : 'warning'} />
            <div>
              <code>{name}</code> <span className="health-word">{isReady ? health.good : isEssential ? health.bad : health.poor}</span>
              {detail !== null && <p className="health-detail">{detail}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each account on a chat network. */
export function ChannelList({ channels }: Pick<HealthNow, 'channels'>) {
  const { health } = useTexts();
  return (
    <section className="part" aria-labelledby="channels-title">
      <h2 id="channels-title" className="side-title">
        {health.channels}
      </h2>
      {channels.length === 0 && <p>{health.noChannels}</p>}
      <ul className="card-list">
        {channels.map((channel) => (
          <li key={`${channel.channel} ${channel.account}`}>
            <ChannelCard channel={channel} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChannelCard({ channel: of }: { readonly channel: HealthNow['channels'][number] }) {
  const { health } = useTexts();
  const formats = useFormats();
  const { channel, account, state, connectedSince, lastEventAt, backlog, lastError, lastErrorAt, hints } = of;
  const isConnected = state === 'connected';
  return (
    <article className="card person">
      <h3 className="person-name">
        {channel} · {account}
        <span className={isConnected ? 'tag' : 'tag tag-bad'}>{health.states[stateOf(state)]}</span>
      </h3>
      <dl className="facts">
        {connectedSince !== null && (
          <Fact name={health.since}>
            <Moment at={connectedSince} />
          </Fact>
        )}
        {lastEventAt !== null && (
          <Fact name={health.heard}>
            <Moment at={lastEventAt} />
          </Fact>
        )}
        <Fact name={health.backlog}>{formats.number(backlog)}</Fact>
      </dl>
      {lastError !== null && (
        <p className="health-detail">
          {lastErrorAt !== null && <Moment at={lastErrorAt} />} {lastError}
        </p>
      )}
      {hints.map((hint) => (
        <p key={hint} className="health-detail">
          {hint}
        </p>
      ))}
    </article>
  );
}

function stateOf(state: string): 'connected' | 'connecting' | 'down' {
  return state === 'connected' || state === 'connecting' ? state : 'down';
}
