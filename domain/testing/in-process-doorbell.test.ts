import { doorbellContract } from './contracts/doorbell.contract.ts';
import { makeInProcessDoorbell } from './in-process-doorbell.ts';

doorbellContract('the in-process doorbell', async () => {
  const doorbell = makeInProcessDoorbell();
  return { here: doorbell, elsewhere: doorbell, close: async () => undefined };
});
