import { useSearchParams } from 'react-router';
import { examLink } from '../examState.ts';
import type { AnalysedExam } from './documents.ts';
import type { Grouping } from './groupings.ts';
import { useSeenSubjects } from './useSeenSubjects.ts';

/** What the page looks at, kept in its address so that it can be sent on and gone back to. */
export const useView = (exam: AnalysedExam, groupings: readonly Grouping[], own: boolean) => {
  const [params, setParams] = useSearchParams();
  const asked = params.get('by');
  const by = groupings.find((one) => one === asked) ?? groupings[0] ?? 'CAMPUS';
  const single = exam.subjects.length === 1 ? exam.subjects[0]?.position : undefined;
  const positions = [0, ...exam.subjects.map(({ position }) => position)];
  const seen = useSeenSubjects(exam.id, by, positions, own && single === undefined);
  const wanted = Number(params.get('subject') ?? 0);
  const subject = single ?? (seen?.includes(wanted) ? wanted : (seen?.[0] ?? 0));
  const latest = params.get('revision') === 'latest' && exam.allowed.includes('seeDrafts');
  const set = (next: Record<string, string | null>) =>
    setParams((former) => {
      const whole = new URLSearchParams(former);
      for (const [name, value] of Object.entries(next))
        if (value === null) whole.delete(name);
        else whole.set(name, value);
      return whole;
    });
  return {
    by,
    subject,
    seen,
    single: single !== undefined,
    campus: params.get('campus'),
    raw: params.get('measure') === 'raw',
    revision: latest ? exam.revision : null,
    set,
    linkTo: (next: Record<string, string>) => {
      const whole = new URLSearchParams(params);
      for (const [name, value] of Object.entries(next)) whole.set(name, value);
      return `${examLink(exam.code, '/analysis')}?${whole.toString()}`;
    },
  };
};
