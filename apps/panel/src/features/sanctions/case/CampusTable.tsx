import Box from '@mui/material/Box';
import { useT } from '../../../i18n/useT.ts';
import { color, rem } from '../../../theme/tokens.ts';
import type { ComparedCampus, SanctionBasis } from '../documents.ts';
import { exactText } from './exactText.ts';

/** Rule A: the campuses that are compared, lowest first, with the case's own marked; the others are named below. */
export const CampusTable = ({ comparison }: { comparison: NonNullable<SanctionBasis['comparison']> }) => {
  const t = useT();
  const compared = comparison.campuses.filter((campus) => campus.compared);
  const others = comparison.campuses.filter((campus) => !campus.compared);
  const targets = compared.some(({ target }) => target !== null);
  const tied = compared.some((campus) => campus.tied);
  return (
    <>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('sanctions.compared')}>
        <Box component="table" sx={table}>
          <thead>
            <tr>
              <th>{t(comparison.lastOf === 'MISSED' ? 'sanctions.missedCampuses' : 'sanctions.allCampuses')}</th>
              <th>{t('sanctions.pupils')}</th>
              {targets ? <th>{t('sanctions.target')}</th> : null}
              <th>{t('sanctions.composite')}</th>
              {targets ? <th>{t('sanctions.margin')}</th> : null}
              {tied ? (
                <>
                  <th>{t('sanctions.passRate')}</th>
                  <th>{t('sanctions.excellentRate')}</th>
                </>
              ) : null}
              <th>{t('sanctions.fromLast')}</th>
              <th>{t('sanctions.byRule')}</th>
            </tr>
          </thead>
          <tbody>
            {compared.map((campus) => (
              <tr key={campus.unitId} className={campus.own ? 'own' : undefined}>
                <th scope="row">{campus.own ? t('sanctions.ownCampus', { name: campus.name }) : campus.name}</th>
                <td>{campus.n}</td>
                {targets ? <td>{campus.target ?? t('frame.none')}</td> : null}
                <td>{campus.composite ?? t('frame.none')}</td>
                {targets ? <td>{campus.margin === null ? '' : exactText(campus.margin)}</td> : null}
                {tied ? (
                  <>
                    <td>{campus.passRate ?? ''}</td>
                    <td>{campus.excellentRate ?? ''}</td>
                  </>
                ) : null}
                <td>{campus.fromLast ?? ''}</td>
                <td>{t(saidOf(campus))}</td>
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
      <Box sx={foot}>
        {others.length > 0
          ? t('sanctions.notCompared', { names: others.map(({ name }) => name).join(t('sanctions.listComma')) })
          : t('sanctions.allCompared')}
        {t(tied ? 'sanctions.someTied' : 'sanctions.noneTied')}
      </Box>
    </>
  );
};

const saidOf = ({ tied, proposed }: ComparedCampus) =>
  tied ? 'sanctions.ruleTied' : proposed ? 'sanctions.ruleProposes' : 'sanctions.ruleSilent';

const table = {
  borderCollapse: 'collapse',
  width: '100%',
  fontSize: rem(15),
  lineHeight: rem(24),
  '& th, & td': { p: '9px 8px', textAlign: 'right', whiteSpace: 'nowrap', borderBottom: `1px solid ${color.line}` },
  '& th:first-of-type': { textAlign: 'left', pl: { xs: 2, sm: 2.5 } },
  '& th:last-of-type, & td:last-of-type': { pr: { xs: 2, sm: 2.5 } },
  '& thead th': { fontWeight: 400, fontSize: rem(14), lineHeight: rem(22), color: color.muted },
  '& tbody th': { fontWeight: 400 },
  '& tr.own > *': { bgcolor: color.primaryTint, fontWeight: 700 },
} as const;
const foot = { px: { xs: 2, sm: 2.5 }, py: 1.25, fontSize: rem(15), lineHeight: rem(24), color: color.muted } as const;
