import { useQueries } from '@tanstack/react-query';
import { request } from '../../../data/request.ts';
import { SeenQuery } from './documents.ts';
import type { Grouping } from './groupings.ts';

/**
 * Subjects of which the reader sees figures, 0 for all together; null while it is not known.
 * Asked for a teacher only, who sees the subjects taught: whoever compares others sees all.
 */
export const useSeenSubjects = (
  exam: string,
  by: Grouping,
  positions: readonly number[],
  enabled: boolean,
): readonly number[] | null => {
  const asked = useQueries({
    queries: (enabled ? positions : []).map((subject) => ({
      queryKey: ['document', 'Seen', { exam, by, subject }],
      queryFn: () => request(SeenQuery, { exam, by, subject }),
      staleTime: 60_000,
    })),
  });
  if (!enabled) return positions;
  if (asked.some(({ isPending }) => isPending)) return null;
  return positions.filter((_, index) => asked[index]?.data?.examComparison);
};
