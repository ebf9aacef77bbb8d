import { doorbellContract } from '../../domain/testing/contracts/doorbell.contract.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { openPostgresDoorbell } from './doorbell.ts';

doorbellContract('the doorbell between processes', async () => {
  const { url, close } = await createTestDatabase();
  const deps = { url, clock: makeSystemClock(), logger: makeRecordingLogger() };
  const [here, elsewhere] = await Promise.all([openPostgresDoorbell(deps), openPostgresDoorbell(deps)]);
  return {
    here,
    elsewhere,
    close: async () => {
      await Promise.all([here.close(), elsewhere.close()]);
      await close();
    },
  };
});
