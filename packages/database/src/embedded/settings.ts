import { totalmem } from 'node:os';

const megabyte = 1024 * 1024;

/**
 * PostgreSQL's settings for one small machine that also runs Plumbline itself. What protects committed work (`fsync`,
 * `synchronous_commit`, `full_page_writes`) stays as PostgreSQL ships it: on.
 */
export const serverSettings = (): Record<string, string> => {
  // A container's limit, where there is one, counts more than the machine's memory.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / megabyte;
  const shared = Math.round(Math.min(256, Math.max(64, memory / 16)));
  return {
    max_connections: '60',
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.round(memory / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${Math.round(Math.min(128, shared))}MB`,
    wal_buffers: '8MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log names no person and quotes no statement: no row contents, no parameters, no SQL.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  };
};
