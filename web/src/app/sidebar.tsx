import { ConversationList } from '../chat/conversation-list.tsx';
import { usePendingApprovals } from '../approvals/use-pending-approvals.ts';
import { placesOf } from '../palette/places-of.ts';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { useNavigation } from './navigation.ts';
import { Brand } from './brand.tsx';
import { usePerson } from './person.ts';
import { PlaceLink } from './place-link.tsx';
import type { Place } from './place.ts';
import { WhoFoot } from './who-foot.tsx';

export interface SidebarProps {
  /** Left out: there is another way to the commands beside it. */
  readonly onPalette?: () => void;
}

/** Places that the menu shows as a part of another one. */
const INSIDE: Readonly<Partial<Record<Place['kind'], Place['kind']>>> = { task: 'tasks', 'new-task': 'tasks' };

/** Where one can go. */
export function Sidebar({ onPalette }: SidebarProps) {
  const texts = useTexts();
  const { place } = useNavigation();
  const person = usePerson();
  const current = INSIDE[place.kind] ?? place.kind;
  return (
    <div className="sidebar">
      <Brand />
      {onPalette !== undefined && <PaletteOpener onClick={onPalette} />}
      <nav className="places" aria-label={texts.app.places}>
        {placesOf(person).map(({ kind, icon, label }) =>
          kind === 'approvals' ? (
            <ApprovalsLink key={kind} isCurrent={current === kind} />
          ) : (
            <NavLink key={kind} icon={icon} label={label(texts)} to={{ kind }} isCurrent={current === kind} />
          ),
        )}
      </nav>
      <ConversationList />
      <WhoFoot />
    </div>
  );
}

function PaletteOpener({ onClick }: { readonly onClick: () => void }) {
  const { palette } = useTexts();
  return (
    <button type="button" className="button button-quiet palette-opener" aria-keyshortcuts="Control+K Meta+K" onClick={onClick}>
      <Icon name="search" />
      <span>{palette.open}</span>
      <kbd>Ctrl K</kbd>
    </button>
  );
}

interface NavLinkProps {
  readonly icon: IconName;
  readonly label: string;
  readonly to: Place;
  readonly isCurrent: boolean;
  readonly badge?: { readonly text: string; readonly label: string } | undefined;
}

function NavLink({ icon, label, to, isCurrent, badge }: NavLinkProps) {
  return (
    <PlaceLink to={to} className="nav-link" isCurrent={isCurrent}>
      <Icon name={icon} />
      <span>{label}</span>
      {badge !== undefined && (
        <span className="badge">
          <span aria-hidden="true">{badge.text}</span>
          <span className="unseen">{badge.label}</span>
        </span>
      )}
    </PlaceLink>
  );
}

function ApprovalsLink({ isCurrent }: { readonly isCurrent: boolean }) {
  const { app, approvals } = useTexts();
  const count = usePendingApprovals().approvals.length;
  const badge = count === 0 ? undefined : { text: String(count), label: approvals.count(count) };
  return <NavLink icon="approvals" label={app.approvals} to={{ kind: 'approvals' }} isCurrent={isCurrent} badge={badge} />;
}
