import { useTexts } from '../texts/texts-context.ts';
import type { TaskFormValues } from './read-form.ts';

export interface KindChoiceProps {
  readonly kind: TaskFormValues['kind'];
  readonly onChange: (kind: TaskFormValues['kind']) => void;
}

/** Whether the agent works or a command runs. */
export function KindChoice({ kind, onChange }: KindChoiceProps) {
  const { tasks } = useTexts();
  const choices = [
    { value: 'prompt', label: tasks.prompt, hint: tasks.promptHint },
    { value: 'command', label: tasks.command, hint: tasks.commandHint },
  ] as const;
  return (
    <fieldset className="choice">
      <legend>{tasks.kind}</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={value} className="choice-item">
          <input type="radio" name="kind" value={value} checked={kind === value} onChange={() => onChange(value)} />
          <span className="choice-label">{label}</span>
          <span className="choice-hint">{hint}</span>
        </label>
      ))}
    </fieldset>
  );
}
