import { useMemo } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { partsOf } from '../../shared/days.ts';
import { WorkingDaysQuery } from './documents.ts';

/** The town's working days from a record's first event until today; nothing while they are read. */
export const useWorkingDays = (events: readonly { at: string }[]): ReadonlySet<string> | null => {
  const { town } = useFrame();
  const oldest = events[0];
  const { data } = useDocument(
    WorkingDaysQuery,
    { from: oldest ? partsOf(oldest.at).day : town.today, to: town.today },
    { enabled: events.length > 0, freshFor: 600_000 },
  );
  const calendar = data?.town.calendar;
  return useMemo(
    () => (calendar ? new Set(calendar.filter((day) => day.working).map(({ day }) => day)) : null),
    [calendar],
  );
};
