import { useDocument } from '../../../data/useDocument.ts';
import { TrendQuery } from './documents.ts';
import type { Group } from './figures.ts';
import type { Grouping } from './groupings.ts';
import { TrendSection } from './TrendSection.tsx';

type Props = { group: Group; grouping: Grouping | 'TOWN'; subject: string | null };

/** How a group did over the sessions, as far as they are published. */
export const GroupTrend = ({ group, grouping, subject }: Props) => {
  const { data } = useDocument(TrendQuery, { group: group.id, grouping, subject }, { keep: true });
  if (!data || data.examTrend.length === 0) return null;
  return (
    <TrendSection
      name={group.name}
      sessions={data.examTrend.map(({ exam, title, heldOn, fullMark, figures }) => ({
        key: exam,
        title,
        day: heldOn,
        n: figures.n,
        value: figures.mean === null ? null : (figures.mean / fullMark) * 100,
      }))}
    />
  );
};
