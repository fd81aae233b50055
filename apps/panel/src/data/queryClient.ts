import { QueryClient } from '@tanstack/react-query';
import { RequestTrouble } from './request.ts';

/** Cache of answers: read again on return to the window; a lost connection or a server in trouble is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      networkMode: 'always',
      retry: (failures, error) =>
        error instanceof RequestTrouble &&
        error.kind !== 'signedOut' &&
        (error.status < 400 || error.status >= 500) &&
        failures < 2,
    },
    mutations: { networkMode: 'always' },
  },
});
