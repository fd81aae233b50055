export { sqlOf } from './builder.ts';
export { type BulkTransaction, bulkTransaction } from './bulk.ts';
export { copyCell } from './copy-in.ts';
export { isMigrated, migrate } from './migrate.ts';
export { type Databases, openDatabase } from './open.ts';
export { retryLost } from './retry-lost.ts';
export { StartError } from './start-error.ts';
export {
  type Cells,
  RolledBack,
  readCells,
  readOnce,
  type Scope,
  type Statement,
  type Transaction,
  transaction,
} from './transaction.ts';
export type { DB, Json } from './types.generated.ts';
