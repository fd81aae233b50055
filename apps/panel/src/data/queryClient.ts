import { QueryClient } from '@tanstack/react-query';
import { RequestTrouble } from './request.ts';

/** Cache of answers: read again on return to the window; only a lost connection is tried again by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      networkMode: 'always',
      retry: (failures, error) => error instanceof RequestTrouble && error.kind === 'network' && failures < 2,
    },
    mutations: { networkMode: 'always' },
  },
});
