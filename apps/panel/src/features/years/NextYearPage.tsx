import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useRef, useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Page } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { useSettled } from '../../shared/useSettled.ts';
import { color, rem } from '../../theme/tokens.ts';
import { ClassesSection } from './ClassesSection.tsx';
import { asProposed, type Choices, inputOf } from './choices.ts';
import { daysUntil } from './daysUntil.ts';
import { type Preview, RolloverPreviewQuery } from './documents.ts';
import { PostsSection } from './PostsSection.tsx';
import { errorsOf } from './problems.ts';
import { RunRollover } from './RunRollover.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { TeachingSection } from './TeachingSection.tsx';
import { YearSection } from './YearSection.tsx';

/** From so many days before the new year on, a turn is usual and needs no note. */
const usualDays = 120;

/** The turn of the year: everything that it would do, with what can be chosen, before anything is written. */
const NextYearPage = () => {
  const t = useT();
  const { town } = useFrame();
  const [choices, setChoices] = useState<Choices>(asProposed);
  const [running, setRunning] = useState(false);
  const input = inputOf(choices);
  const asked = useSettled(JSON.stringify(input), 400);
  const { data, error, isPlaceholderData, refetch } = useDocument(
    RolloverPreviewQuery,
    { input: JSON.parse(asked) as typeof input },
    { keep: true },
  );
  // While something does not fit, the last preview that did stays in view, so that it can be mended there.
  const last = useRef<Preview | null>(null);
  const answer = data?.rolloverPreview;
  if (answer?.preview) last.current = answer.preview;
  const preview = last.current;
  const problems = answer?.problems ?? [];
  const errors = errorsOf(problems, input);
  const settled = asked === JSON.stringify(input) && !isPlaceholderData && problems.length === 0;
  const ahead = preview ? daysUntil(town.today, preview.startsOn) : 0;
  return (
    <Page
      title={t('years.nextTitle')}
      lead={preview ? t('years.nextLead', { from: preview.fromTitle, to: preview.title, day: preview.startsOn }) : null}
      back={{ to: '/years', title: t('years.title') }}
    >
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton variant="rounded" height={420} /> : null}
      {errors.others.map((message) => (
        <Alert severity="error" key={message} sx={{ mb: 2 }}>
          {message}
        </Alert>
      ))}
      {preview && problems.length > 0 && errors.others.length === 0 ? (
        <Alert severity="warning" role="note" sx={{ mb: 2 }}>
          {t('years.stale')}
        </Alert>
      ) : null}
      {preview && ahead > usualDays ? (
        <Alert severity="info" role="note" sx={{ mb: 2 }}>
          {t('years.early', { n: ahead, day: preview.startsOn })}
        </Alert>
      ) : null}
      {preview ? (
        <>
          <Numbers preview={preview} />
          <YearSection preview={preview} choices={choices} onChange={setChoices} errors={errors.fields} />
          <ClassesSection preview={preview} choices={choices} onChange={setChoices} errors={errors.fields} />
          <PostsSection preview={preview} choices={choices} onChange={setChoices} errors={errors.fields} />
          <TeachingSection preview={preview} choices={choices} onChange={setChoices} />
          <SettingsSection preview={preview} />
          <Card
            sx={{
              position: { sm: 'sticky' },
              bottom: 0,
              zIndex: 2,
              px: { xs: 2, sm: 2.5 },
              py: 1.25,
              mb: 2,
              display: 'flex',
              flexWrap: 'wrap',
              gap: 1,
              alignItems: 'center',
              justifyContent: 'flex-end',
            }}
          >
            <Box sx={{ mr: 'auto', color: color.muted }}>
              {t('years.nextShort', { to: preview.title, day: preview.startsOn })}
            </Box>
            <Button variant="contained" disabled={!settled} onClick={() => setRunning(true)}>
              {t('years.run')}
            </Button>
          </Card>
        </>
      ) : null}
      {running && preview ? (
        <RunRollover preview={preview} choices={choices} onClose={() => setRunning(false)} />
      ) : null}
    </Page>
  );
};

const Numbers = ({ preview: { summary } }: { preview: Preview }) => {
  const t = useT();
  const shown = [
    ['years.sumClasses', summary.classesUp],
    ['years.sumPupils', summary.pupilsUp],
    ['years.sumLeave', summary.pupilsLeft],
    ['years.sumPosts', summary.postsBegun],
    ['years.sumEnded', summary.postsEnded],
    ['years.sumTeaching', summary.teachingBegun],
  ] as const;
  return (
    <Box
      component="dl"
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))', m: 0, mb: 2 }}
    >
      {shown.map(([key, number]) => (
        <Card key={key} sx={{ px: 2, py: 1.25, display: 'flex', flexDirection: 'column-reverse' }}>
          <Box component="dt" sx={{ color: color.muted, fontSize: rem(15) }}>
            {t(key)}
          </Box>
          <Box component="dd" sx={{ m: 0, fontSize: rem(26), lineHeight: rem(36), fontWeight: 700 }}>
            {number}
          </Box>
        </Card>
      ))}
    </Box>
  );
};

export default NextYearPage;
