import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { isRole, roles, say } from '@plumbline/terms';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type DemoAccount, demoAccounts } from '../data/session.ts';
import { usePanelLocale, useT } from '../i18n/useT.ts';
import { PersonAvatar } from '../shared/PersonAvatar.tsx';
import { color, rem } from '../theme/tokens.ts';

/** Roles shown before the rest: those that carry a case from finding to closing. */
const firstRoles = ['admin', 'inspector', 'campusHead', 'teacher'];

/** Accounts to try, where the server names any; a press fills the form in. */
export const DemoAccounts = ({ chosen, onChoose }: { chosen: string; onChoose: (account: DemoAccount) => void }) => {
  const t = useT();
  const locale = usePanelLocale();
  const [all, setAll] = useState(false);
  const { data: accounts = [] } = useQuery({ queryKey: ['demo-accounts'], queryFn: demoAccounts, staleTime: 600_000 });
  if (accounts.length === 0) return null;
  const first = firstRoles.flatMap((role) => accounts.filter((account) => account.role === role));
  const rest = accounts.filter(({ role }) => !firstRoles.includes(role));
  return (
    <Box sx={{ mt: 4, pt: 2, borderTop: `1px solid ${color.line}` }}>
      <Typography variant="caption" sx={{ color: color.muted, display: 'block', mb: 1 }}>
        {t('frame.demoTitle')}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1 }}>
        {(all ? [...first, ...rest] : first).map((account) => {
          const title = isRole(account.role) ? say(roles[account.role], locale) : account.role;
          const on = account.username === chosen;
          return (
            <ButtonBase
              key={account.username}
              onClick={() => onChoose(account)}
              sx={{
                justifyContent: 'flex-start',
                gap: 1,
                minHeight: 56,
                px: 1.25,
                py: 0.75,
                borderRadius: '8px',
                textAlign: 'left',
                border: `1px solid ${on ? color.primary : color.line}`,
                bgcolor: on ? color.primaryTint : color.surface,
                '&:hover': { borderColor: color.primary },
              }}
            >
              <PersonAvatar name={title} size={30} />
              <Box sx={{ minWidth: 0, fontSize: rem(15), lineHeight: rem(20) }}>
                {title}
                <Box sx={{ fontSize: rem(14), color: color.muted, overflow: 'hidden', textOverflow: 'ellipsis' }}>
                  {account.username}
                </Box>
              </Box>
            </ButtonBase>
          );
        })}
      </Box>
      {rest.length > 0 && !all ? (
        <Button variant="text" startIcon={<ExpandMoreRounded />} onClick={() => setAll(true)} sx={{ mt: 1 }}>
          {t('frame.demoMore', { n: rest.length })}
        </Button>
      ) : null}
    </Box>
  );
};
