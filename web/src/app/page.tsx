import { TokensPage } from '../access/tokens-page.tsx';
import { ApprovalsPage } from '../approvals/approvals-page.tsx';
import { ConversationPage } from '../chat/conversation-page.tsx';
import { NewConversationPage } from '../chat/new-conversation-page.tsx';
import { CostsPage } from '../costs/costs-page.tsx';
import { HealthPage } from '../health/health-page.tsx';
import { MemoryPage } from '../memory/memory-page.tsx';
import { PeoplePage } from '../people/people-page.tsx';
import { HelpersPage } from '../plugins/helpers-page.tsx';
import { ReviewPage } from '../routing/review-page.tsx';
import { SchedulesPage } from '../schedules/schedules-page.tsx';
import { TemplatesPage } from '../templates/templates-page.tsx';
import { NewTaskPage } from '../tasks/new-task-page.tsx';
import { TaskPage } from '../tasks/task-page.tsx';
import { TasksPage } from '../tasks/tasks-page.tsx';
import { useNavigation } from './navigation.ts';
import { Nowhere } from './nowhere.tsx';

/** What is at the place where one is. */
export function Page() {
  const { place } = useNavigation();
  switch (place.kind) {
    case 'new-conversation':
      return <NewConversationPage />;
    case 'conversation':
      return <ConversationPage key={place.id} id={place.id} />;
    case 'tasks':
      return <TasksPage />;
    case 'new-task':
      return <NewTaskPage />;
    case 'task':
      return <TaskPage key={place.id} id={place.id} />;
    case 'schedules':
      return <SchedulesPage />;
    case 'approvals':
      return <ApprovalsPage />;
    case 'memory':
      return <MemoryPage />;
    case 'review':
      return <ReviewPage />;
    case 'costs':
      return <CostsPage />;
    case 'templates':
      return <TemplatesPage />;
    case 'helpers':
      return <HelpersPage />;
    case 'people':
      return <PeoplePage />;
    case 'access':
      return <TokensPage />;
    case 'health':
      return <HealthPage />;
    case 'nowhere':
      return <Nowhere />;
  }
}
