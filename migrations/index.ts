import { Ground } from './0001-ground.ts';

/** All migrations in order. Forward only: one that was released is never changed, and none goes back. */
export const MIGRATIONS = [{ name: '0001-ground', class: Ground }];
