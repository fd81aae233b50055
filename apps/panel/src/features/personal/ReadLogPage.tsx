import DownloadRounded from '@mui/icons-material/DownloadRounded';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useSearchParams } from 'react-router';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Page } from '../../shared/Page.tsx';
import { color } from '../../theme/tokens.ts';
import { AllReadings } from './AllReadings.tsx';
import { MyReadings } from './MyReadings.tsx';
import { PupilReadings } from './PupilReadings.tsx';

/** Posts that see more than what concerns themselves; the server decides. */
const heads: readonly string[] = ['admin', 'campusHead', 'campusDeputy'];
const tabs = { mine: 'personal.mine', all: 'personal.all', pupils: 'personal.pupils' } as const;
type Side = keyof typeof tabs;
const isSide = (value: string | null): value is Side => value !== null && Object.hasOwn(tabs, value);

/** `/read-log`: who looked at what; for everybody what concerns themselves, for heads and academic affairs theirs. */
const ReadLogPage = () => {
  const t = useT();
  const { viewer } = useFrame();
  const [params, setParams] = useSearchParams();
  const leads = viewer.posts.some(({ role }) => heads.includes(role));
  const asked = params.get('of');
  const side: Side = leads && isSide(asked) ? asked : 'mine';
  const shown = (Object.keys(tabs) as Side[]).filter((name) => leads || name === 'mine');
  return (
    <Page
      title={t('personal.readLog')}
      lead={t('personal.readLogLead')}
      actions={
        <Button href="/api/person-data" download variant="tonal" startIcon={<DownloadRounded />}>
          {t('personal.exportMine')}
        </Button>
      }
    >
      <Card sx={{ minWidth: 0 }}>
        {shown.length > 1 ? (
          <Tabs
            value={side}
            onChange={(_, next: Side) => setParams(next === 'mine' ? {} : { of: next }, { replace: true })}
            aria-label={t('personal.readLog')}
            variant="scrollable"
            sx={{ px: { xs: 0, sm: 1 }, borderBottom: `1px solid ${color.line}` }}
          >
            {shown.map((name) => (
              <Tab key={name} value={name} label={t(tabs[name])} />
            ))}
          </Tabs>
        ) : null}
        {side === 'mine' ? <MyReadings /> : null}
        {side === 'all' ? <AllReadings about={params.get('person')} /> : null}
        {side === 'pupils' ? <PupilReadings /> : null}
      </Card>
    </Page>
  );
};

export default ReadLogPage;
