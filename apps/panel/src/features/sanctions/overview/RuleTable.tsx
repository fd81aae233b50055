import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useT } from '../../../i18n/useT.ts';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { SanctionOverview } from '../documents.ts';

/** What each rule has put forward and what became of it; every number leads to its list. Rules are switched in the settings. */
export const RuleTable = ({ rules, year }: { rules: SanctionOverview['rules']; year: string }) => {
  const t = useT();
  return (
    <Section
      title={t('sanctions.byRules')}
      right={
        <Button component={Link} to="/settings" variant="text">
          {t('sanctions.switchRules')}
        </Button>
      }
    >
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('sanctions.byRules')}>
        <Box
          component="table"
          sx={{
            borderCollapse: 'collapse',
            width: '100%',
            fontSize: rem(15),
            lineHeight: rem(24),
            '& th, & td': {
              p: '4px 8px',
              textAlign: 'right',
              borderBottom: `1px solid ${color.line}`,
              whiteSpace: 'nowrap',
            },
            '& th:first-of-type': { textAlign: 'left', pl: { xs: 2, sm: 2.5 }, whiteSpace: 'normal', minWidth: '11em' },
            '& td:last-of-type, & th:last-of-type': { pr: { xs: 2, sm: 2.5 } },
            '& thead th': { fontWeight: 400, fontSize: rem(14), color: color.muted },
            '& tbody th': { fontWeight: 400 },
            '& tbody tr:last-of-type > *': { borderBottom: 0 },
          }}
        >
          <thead>
            <tr>
              <th>{t('sanctions.rule')}</th>
              <th>{t('sanctions.on')}</th>
              <th>{t('sanctions.colOpen')}</th>
              <th>{t('sanctions.mark_held')}</th>
              <th>{t('sanctions.mark_tied')}</th>
              <th>{t('sanctions.colInEffect')}</th>
              <th>{t('sanctions.colLetGo')}</th>
              <th>{t('sanctions.colUndone')}</th>
              <th>{t('sanctions.colAll')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.rule}>
                <th scope="row">
                  {rule.title}
                  <Box component="span" sx={{ color: color.muted, fontSize: rem(14), ml: 0.75 }}>
                    {rule.clause}
                  </Box>
                </th>
                <td>{t(rule.on ? 'sanctions.isOn' : 'sanctions.isOff')}</td>
                <Count to={`/sanctions?rule=${rule.rule}&year=${year}`} n={rule.open} />
                <Count to={`/sanctions?rule=${rule.rule}&mark=held&year=${year}`} n={rule.held} />
                <Count to={`/sanctions?rule=${rule.rule}&mark=tied&year=${year}`} n={rule.tied} />
                <td>{rule.inEffect}</td>
                <td>{rule.waived}</td>
                <td>{rule.revoked}</td>
                <Count to={`/sanctions?show=all&rule=${rule.rule}&year=${year}`} n={rule.total} />
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </Section>
  );
};

const Count = ({ to, n }: { to: string; n: number }) => (
  <td>
    {n === 0 ? (
      0
    ) : (
      <Box
        component={Link}
        to={to}
        sx={{
          minHeight: 44,
          minWidth: 44,
          display: 'inline-flex',
          alignItems: 'center',
          justifyContent: 'flex-end',
          fontWeight: 700,
        }}
      >
        {n}
      </Box>
    )}
  </td>
);
