import { ConversationList } from '../chat/conversation-list.tsx';
import { usePendingApprovals } from '../approvals/use-pending-approvals.ts';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { useNavigation } from './navigation.ts';
import { Brand } from './brand.tsx';
import { reviewsRouting, seesApprovals, seesCosts, usePerson } from './person.ts';
import { PlaceLink } from './place-link.tsx';
import type { Place } from './place.ts';
import { WhoFoot } from './who-foot.tsx';

/** Where one can go. */
export function Sidebar() {
  const { app, chat } = useTexts();
  const { place } = useNavigation();
  const person = usePerson();
  return (
    <div className="sidebar">
      <Brand />
      <nav className="places" aria-label={app.places}>
        <NavLink icon="plus" label={chat.newConversation} to={{ kind: 'new-conversation' }} isCurrent={place.kind === 'new-conversation'} />
        <NavLink
          icon="tasks"
          label={app.tasks}
          to={{ kind: 'tasks' }}
          isCurrent={['tasks', 'task', 'new-task', 'schedules'].includes(place.kind)}
        />
        {seesApprovals(person) && <ApprovalsLink isCurrent={place.kind === 'approvals'} />}
        {seesCosts(person) && <NavLink icon="costs" label={app.costs} to={{ kind: 'costs' }} isCurrent={place.kind === 'costs'} />}
        <NavLink icon="memory" label={app.memory} to={{ kind: 'memory' }} isCurrent={place.kind === 'memory'} />
        {reviewsRouting(person) && <NavLink icon="review" label={app.review} to={{ kind: 'review' }} isCurrent={place.kind === 'review'} />}
      </nav>
      <ConversationList />
      <WhoFoot />
    </div>
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
