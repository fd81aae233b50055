import StairsRounded from '@mui/icons-material/StairsRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { codeText, useT } from '../../i18n/useT.ts';
import { Unfold } from '../../shared/charts/Unfold.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem, touch } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { type LadderYear, SanctionLadderQuery } from './documents.ts';
import { LadderChart } from './LadderChart.tsx';

/**
 * The ladder of a person by year (Q8) with what each rung rests on, and the table behind it. Says so where the reader
 * may not see it.
 * @param personId global id
 * @param reason why somebody else's is read
 */
export const SanctionLadder = ({ personId, reason }: { personId: string; reason: string | null }) => {
  const t = useT();
  const { data, error, refetch } = useDocument(SanctionLadderQuery, { person: personId, reason });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={280} />;
  const { person, years, problems } = data.sanctionLadder;
  if (problems.length > 0)
    return problems.map(({ message }) => (
      <Alert key={message} severity="info" sx={{ m: 2 }}>
        {message}
      </Alert>
    ));
  if (years.length === 0)
    return (
      <EmptyState title={t('eligibility.ladderNone')} more={t('eligibility.ladderNoneMore')} icon={<StairsRounded />} />
    );
  return (
    <>
      <LadderChart name={person?.name ?? ''} years={years} />
      <Box sx={{ px: { xs: 2, sm: 2.5 }, pb: 2 }}>
        <Unfold>
          <LadderTable years={years} />
        </Unfold>
      </Box>
    </>
  );
};

const headings = [
  'eligibility.year',
  'eligibility.rung',
  'eligibility.outcome',
  'eligibility.group',
  'eligibility.place',
  'eligibility.standardScore',
  'eligibility.lineRate',
  'eligibility.improved',
  'eligibility.records',
] as const;

const LadderTable = ({ years }: { years: readonly LadderYear[] }) => {
  const t = useT();
  const none = '\u2013';
  return (
    <Box
      component="table"
      sx={{
        borderCollapse: 'collapse',
        width: '100%',
        fontSize: rem(15),
        '& th, & td': {
          px: 1,
          py: 0.75,
          borderTop: `1px solid ${color.line}`,
          textAlign: 'left',
          verticalAlign: 'top',
        },
        '& thead th': { borderTop: 0, color: color.muted, fontWeight: 400, fontSize: rem(14), whiteSpace: 'nowrap' },
      }}
    >
      <thead>
        <tr>
          {headings.map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map((year) => (
          <tr key={year.year}>
            <Box component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
              {year.title}
            </Box>
            <td>
              <b>{codeText(t, 'eligibility.rung_', year.rung ?? 'NONE')}</b>
              <Box sx={{ fontSize: rem(14), color: color.muted, minWidth: '12em' }}>{year.text}</Box>
            </td>
            <td>{year.outcomeTitle}</td>
            <td>
              {year.step?.county
                ? t('eligibility.groupOf', { subject: year.step?.county.subject, grade: year.step?.county.grade })
                : none}
            </td>
            <td>
              {year.step?.county
                ? t('eligibility.placeOf', { place: year.step?.county.place, of: year.step?.county.compared })
                : none}
            </td>
            <td>{year.step?.standardScore ?? none}</td>
            <td>{year.step?.lineRate ?? none}</td>
            <td>
              {typeof year.step?.improved === 'boolean'
                ? codeText(t, 'eligibility.improved_', String(year.step.improved))
                : none}
            </td>
            <td>
              {year.sanctions.length === 0 ? t('eligibility.none') : null}
              {year.sanctions.map(({ id, number, measureTitle, stateTitle }) => (
                <Box key={id}>
                  <Box
                    component={Link}
                    to={recordLink({ workflow: 'sanction', number })}
                    sx={{ display: 'inline-flex', alignItems: 'center', minHeight: touch, whiteSpace: 'nowrap' }}
                  >
                    {number}
                  </Box>
                  <Box sx={{ fontSize: rem(14), color: color.muted }}>
                    {measureTitle} · {stateTitle}
                  </Box>
                </Box>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </Box>
  );
};
