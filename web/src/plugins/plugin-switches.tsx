import { useState } from 'react';
import { useMutation, useQuery } from 'urql';

import { messageOfError, refusalOf } from '../api/refusal.ts';
import type { PluginsQuery } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts-context.ts';
import { pluginsDocument, switchPluginDocument } from './plugin-documents.ts';

/** The helpers of a conversation: asked for only when somebody looks. */
export function PluginSwitches({ conversationId }: { readonly conversationId: string }) {
  const { chat } = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="plugin-switches" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{chat.plugins}</summary>
      {isOpen && <Switches conversationId={conversationId} />}
    </details>
  );
}

function Switches({ conversationId }: { readonly conversationId: string }) {
  const { app } = useTexts();
  const [{ data, fetching, error }, ask] = useQuery({
    query: pluginsDocument,
    variables: { conversationId },
    requestPolicy: 'network-only',
  });
  const [, switchPlugin] = useMutation(switchPluginDocument);
  const [problem, setProblem] = useState<string | null>(null);
  if (fetching && data === undefined) return <p>{app.loading}</p>;
  if (error !== undefined || data?.plugins == null) return <p role="alert">{error === undefined ? app.lostWhy : messageOfError(error)}</p>;
  const change = async (name: string, isOn: boolean): Promise<void> => {
    const switched = await switchPlugin({ input: { conversationId, name, isOn } });
    const refusal = refusalOf(switched.error, switched.data?.switchPlugin);
    setProblem(refusal === null ? null : (refusal.message ?? (switched.error && messageOfError(switched.error)) ?? app.lostWhy));
    ask();
  };
  return <PluginList plugins={data.plugins} problem={problem} onChange={(name, isOn) => void change(name, isOn)} />;
}

export interface PluginListProps {
  readonly plugins: NonNullable<PluginsQuery['plugins']>;
  /** Why a switch did not do it; null: nothing is wrong. */
  readonly problem: string | null;
  readonly onChange: (name: string, isOn: boolean) => void;
}

/** Each with what it does and a switch. */
export function PluginList({ plugins, problem, onChange }: PluginListProps) {
  const { chat } = useTexts();
  if (plugins.length === 0) return <p>{chat.noPlugins}</p>;
  return (
    <>
      <ul>
        {plugins.map(({ name, description, isOn }) => (
          <li key={name}>
            <label>
              <input type="checkbox" role="switch" checked={isOn} onChange={() => onChange(name, !isOn)} /> <strong>{name}</strong>{' '}
              {description}
            </label>
          </li>
        ))}
      </ul>
      {problem !== null && <p role="alert">{problem}</p>}
    </>
  );
}
