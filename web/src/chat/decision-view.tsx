import { Moment } from '../parts/moment.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import type { TurnDecision } from './turn-decision.ts';

type Route = NonNullable<TurnDecision['route']>;

/** What each tier said of a message, which models were asked, and what was remembered for it. */
export function DecisionView({ decision: { route, tries, memories } }: { readonly decision: TurnDecision }) {
  const { why } = useTexts();
  if (route === null) return <p>{why.noModel}</p>;
  return (
    <>
      <p>{headline(route, why)}</p>
      {route.tiers.length > 0 && (
        <>
          <h3 className="part-title">{why.asked}</h3>
          <ol>
            {route.tiers.map((opinion) => (
              <Opinion key={opinion.tier} opinion={opinion} />
            ))}
          </ol>
        </>
      )}
      {tries.length > 0 && (
        <>
          <h3 className="part-title">{why.tried}</h3>
          <ol>
            {tries.map((tried, index) => (
              // The same model may be asked twice, and nothing is ever moved about.
              <Try key={index} tried={tried} />
            ))}
          </ol>
        </>
      )}
      {memories.length > 0 && (
        <>
          <h3 className="part-title">{why.memories}</h3>
          <ul>
            {memories.map((memory, index) => (
              // What is forgotten looks alike, and nothing is ever moved about.
              <Memory key={index} memory={memory} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Memory({ memory: { kind, at, text } }: { readonly memory: TurnDecision['memories'][number] }) {
  const { why } = useTexts();
  if (kind === 'SUMMARY') return <li>{why.summary}</li>;
  if (text === null) return <li>{why.forgotten}</li>;
  return (
    <li>
      {at !== null && (
        <>
          <Moment at={at} />:{' '}
        </>
      )}
      {kind === 'REPLY' && 'Parley: '}
      {text}
    </li>
  );
}

function headline({ mode, matchedBy, confidence, runnerUp, plugin }: Route, why: ReturnType<typeof useTexts>['why']): string {
  const sentences = [why.decided(why.modes[mode], why.tiers[matchedBy], String(Math.round(confidence * 100)))];
  if (runnerUp !== null) sentences.push(why.runnerUp(why.modes[runnerUp]));
  if (plugin !== null) sentences.push(why.plugin(plugin));
  return sentences.join(' ');
}

function Opinion({ opinion: { tier, mode, confidence, detail } }: { readonly opinion: Route['tiers'][number] }) {
  const { why } = useTexts();
  const words: Readonly<Record<string, string>> = why.details;
  const known = detail !== null && Object.hasOwn(words, detail) ? words[detail] : undefined;
  return (
    <li>
      {why.tiers[tier]}: {mode === null ? why.nothing : `${why.modes[mode]} ${confidence.toFixed(2)}`}
      {detail !== null && <> ({known ?? <code>{detail}</code>})</>}
    </li>
  );
}

function Try({ tried: { model, outcome, weakness, costUsd, milliseconds } }: { readonly tried: TurnDecision['tries'][number] }) {
  const { why } = useTexts();
  const formats = useFormats();
  return (
    <li>
      <code>{model}</code>: {wordFor(why.outcomes, outcome)}
      {weakness !== null && `, ${wordFor(why.weaknesses, weakness)}`}, {formats.took(milliseconds)}, {formats.usd(costUsd)}
    </li>
  );
}

/** What the server may say one day and nobody has a word for stays as it is. */
function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? code;
}
