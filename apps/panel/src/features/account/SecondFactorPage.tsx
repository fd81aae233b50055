import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { Brand } from '../../app/Brand.tsx';
import { LanguageButton } from '../../app/LanguageButton.tsx';
import { useT } from '../../i18n/useT.ts';
import { useTitle } from '../../shared/Page.tsx';
import { color } from '../../theme/tokens.ts';
import { SetUpSecondFactor } from './SetUpSecondFactor.tsx';
import { useSecondFactorReason } from './useSecondFactorReason.ts';

type Props = { name: string; from: string | null; today: string; onDone: () => void; onLater: () => void };

/** Comes after signing in where a post needs the second factor and it is not set up; one may read first. */
const SecondFactorPage = ({ name, from, today, onDone, onLater }: Props) => {
  const t = useT();
  const reason = useSecondFactorReason();
  useTitle(t('account.setUpFirst'));
  return (
    <Box
      component="main"
      sx={{ minHeight: '100vh', p: { xs: 2, sm: 4 }, display: 'flex', flexDirection: 'column', gap: { xs: 3, sm: 6 } }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
        <Brand />
        <LanguageButton />
      </Box>
      <Card sx={{ width: '100%', maxWidth: 560, mx: 'auto', p: { xs: 2.5, sm: 4 } }}>
        <Typography variant="h1" component="h1" sx={{ mb: 1 }}>
          {t('account.setUpFirst')}
        </Typography>
        <Typography sx={{ color: color.muted, mb: 2 }}>{reason(from, today)}</Typography>
        <SetUpSecondFactor name={name} onDone={onDone} onLater={onLater} />
      </Card>
    </Box>
  );
};

export default SecondFactorPage;
