import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNotify } from 'react-admin';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color, rem } from '../../theme/tokens.ts';
import { ReadingWithdrawMutation, type RecordGrant } from './documents.ts';

type Props = { record: string; grant: RecordGrant; mayWithdraw: boolean };

/** One who may read a confidential record: by what relation, or by whose grant and until when. */
export const GrantRow = ({ record, grant, mayWithdraw }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const notify = useNotify();
  const form = useMutationForm(ReadingWithdrawMutation, [], () => ({ input: { record, person: grant.personId } }));
  const withdraw = async () => {
    if (await form.submit()) notify(t('personal.withdrawn'), { type: 'success' });
  };
  const why = grant.byHand
    ? [
        t('personal.byHand', { day: grant.until ? instantText(grant.until, locale) : '' }),
        grant.grantedBy ? t('personal.grantedBy', { name: grant.grantedBy }) : null,
      ]
    : grant.relations;
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 0.5,
        minHeight: 48,
        display: 'flex',
        alignItems: 'center',
        columnGap: 2,
        flexWrap: 'wrap',
        borderBottom: `1px solid ${color.line}`,
      }}
    >
      <Box sx={{ fontWeight: 700, flex: '1 1 100px' }}>{grant.person}</Box>
      <Box sx={{ flex: '4 1 240px', fontSize: rem(15), overflowWrap: 'anywhere' }}>
        {why.filter(Boolean).join(' · ')}
        {grant.byHand && grant.reason ? (
          <Box sx={{ color: color.muted, fontSize: rem(14), lineHeight: rem(22) }}>
            {t('personal.reasonSaid', { reason: grant.reason })}
          </Box>
        ) : null}
        {form.others.map((message) => (
          <Box key={message} role="alert" sx={{ color: color.over, fontSize: rem(14) }}>
            {message}
          </Box>
        ))}
      </Box>
      {grant.byHand && mayWithdraw ? (
        <Button variant="text" disabled={form.sending} onClick={() => void withdraw()}>
          {t('personal.withdraw')}
        </Button>
      ) : null}
    </Box>
  );
};
