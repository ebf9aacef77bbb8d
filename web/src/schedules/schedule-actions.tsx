import { useState } from 'react';
import { useMutation } from 'urql';

import { refusalOf } from '../api/refusal.ts';
import type { Refusal } from '../api/refusal.ts';
import { usePerson } from '../app/person.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { mayChange } from '../tasks/may-change.ts';
import { useTexts } from '../texts/texts-context.ts';
import { pauseScheduleDocument, removeScheduleDocument, resumeScheduleDocument } from './schedule-documents.ts';
import type { ScheduleFields } from './schedule-documents.ts';

export interface ScheduleActionsProps {
  readonly schedule: ScheduleFields;
  /** Why the last thing that was asked was not done; null: it was. */
  readonly onRefused: (refusal: Refusal | null) => void;
}

/** Pause or resume, and remove; for whoever made the schedule, and for admins. */
export function ScheduleActions({ schedule, onRefused }: ScheduleActionsProps) {
  const { schedules } = useTexts();
  const person = usePerson();
  const [isAsking, setAsking] = useState(false);
  const { pause, resume, remove, isBusy } = useChange(schedule.id, onRefused);
  const { shortId, state } = schedule;
  if (!mayChange(person, schedule)) return null;
  const button = (icon: IconName, action: string, onClick: () => void) => (
    <button type="button" className="button button-small" aria-label={schedules.named(action, shortId)} disabled={isBusy} onClick={onClick}>
      <Icon name={icon} />
      {action}
    </button>
  );
  return (
    <div className="part-actions">
      {state === 'ACTIVE' && button('pause', schedules.pause, pause)}
      {state === 'PAUSED' && button('play', schedules.resume, resume)}
      {button('close', schedules.remove, () => setAsking(true))}
      {isAsking && (
        <ConfirmDialog
          title={schedules.removeTitle}
          text={schedules.removeText}
          yes={schedules.remove}
          isDangerous
          onYes={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function useChange(id: string, onRefused: ScheduleActionsProps['onRefused']) {
  const [pausing, pause] = useMutation(pauseScheduleDocument);
  const [resuming, resume] = useMutation(resumeScheduleDocument);
  const [removing, remove] = useMutation(removeScheduleDocument);
  const input = { id };
  return {
    isBusy: pausing.fetching || resuming.fetching || removing.fetching,
    pause: () => void pause({ input }).then(({ data, error }) => onRefused(refusalOf(error, data?.pauseSchedule))),
    resume: () => void resume({ input }).then(({ data, error }) => onRefused(refusalOf(error, data?.resumeSchedule))),
    remove: () => void remove({ input }).then(({ data, error }) => onRefused(refusalOf(error, data?.removeSchedule))),
  };
}
