import { Ground } from './0001-ground.ts';
import { Channels } from './0002-channels.ts';
import { Files } from './0003-files.ts';
import { Asked } from './0004-asked.ts';
import { Tasks } from './0005-tasks.ts';
import { Verbosity } from './0006-verbosity.ts';
import { Routing } from './0007-routing.ts';
import { Costs } from './0008-costs.ts';
import { Recall } from './0009-recall.ts';
import { OpenReservations } from './0010-open-reservations.ts';
import { AuditBegun } from './0011-audit-begun.ts';
import { FreeModels } from './0012-free-models.ts';
import { Facts } from './0013-facts.ts';
import { OpenTasks } from './0014-open-tasks.ts';
import { Summaries } from './0015-summaries.ts';
import { Embeddings } from './0016-embeddings.ts';
import { Forgetting } from './0017-forgetting.ts';
import { Plugins } from './0018-plugins.ts';
import { PluginTexts } from './0019-plugin-texts.ts';
import { Heard } from './0021-heard.ts';
import { MemoryBudget } from './0022-memory-budget.ts';
import { PluginRuns } from './0023-plugin-runs.ts';
import { PluginVectors } from './0025-plugin-vectors.ts';
import { ReservedBy } from './0026-reserved-by.ts';
import { MIGRATION_NAMES } from './names.ts';

const CLASSES = { '0001-ground': Ground, '0002-channels': Channels, '0003-files': Files, '0004-asked': Asked, '0005-tasks': Tasks,
  '0006-verbosity': Verbosity, '0008-costs': Costs, '0007-routing': Routing, '0009-recall': Recall, '0010-open-reservations': OpenReservations,
  '0011-audit-begun': AuditBegun, '0012-free-models': FreeModels,
  '0013-facts': Facts, '0014-open-tasks': OpenTasks, '0015-summaries': Summaries, '0016-embeddings': Embeddings, '0017-forgetting': Forgetting,
  '0018-plugins': Plugins, '0019-plugin-texts': PluginTexts, '0021-heard': Heard, '0022-memory-budget': MemoryBudget,
  '0023-plugin-runs': PluginRuns, '0025-plugin-vectors': PluginVectors, '0026-reserved-by': ReservedBy } satisfies Record<(typeof MIGRATION_NAMES)[number], unknown>;

/** All migrations in order. Forward only: one that was released is never changed, and none goes back. */
export const MIGRATIONS = MIGRATION_NAMES.map((name) => ({ name, class: CLASSES[name] }));
