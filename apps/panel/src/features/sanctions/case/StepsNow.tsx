import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useFrame } from '../../../data/viewer.ts';
import { type Translate, usePanelLocale, useT } from '../../../i18n/useT.ts';
import { longDay } from '../../../shared/days.ts';
import { color, rem } from '../../../theme/tokens.ts';
import type { CaseStep } from '../../rectification/documents.ts';
import { OpenStep } from '../../rectification/OpenStep.tsx';
import { WhatNow } from '../../rectification/WhatNow.tsx';
import type { WholeSanction } from '../documents.ts';
import { useQuoting } from './QuotedReason.tsx';
import { SideSteps } from './SideSteps.tsx';
import { SupportList } from './SupportGiven.tsx';
import { tallyText } from './tally.ts';
import { VoteCard } from './VoteCard.tsx';

/** What the reader may do now: their vote first, else the step of the main road with what has to be seen before it. */
export const StepsNow = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const { viewer } = useFrame();
  const quoting = useQuoting(record);
  const vote = record.availableSteps.find(({ name }) => name === 'vote');
  if (vote)
    return (
      <>
        <VoteCard key={record.ballot?.round} record={record} step={vote} />
        <SideSteps record={record} steps={record.availableSteps.filter((step) => step !== vote)} />
      </>
    );
  if (record.availableSteps.length === 0 && !record.tags.includes('open')) return null;
  return (
    <WhatNow
      record={record}
      start={() => ({})}
      own={(step, done) => (
        <>
          <Before record={record} step={step} />
          <OpenStep
            key={step.name}
            workflow={record.workflow}
            step={step}
            draftKey={`${viewer.person.id}:${record.id}:${step.name}`}
            target={{ id: record.id, expectedVersion: record.version }}
            draw={quoting}
            submitText={() => submitText(record, step, t)}
            onDone={done}
          />
        </>
      )}
    />
  );
};

/** The button of an announcement names what is announced. */
const submitText = ({ ballot, measureTitle }: WholeSanction, step: CaseStep, t: Translate): string => {
  if (!ballot || ballot.agree === null || ballot.disagree === null) return step.title;
  const carried = ballot.agree > ballot.disagree;
  if (step.name === 'decide')
    return t('sanctions.announceAs', { what: carried ? measureTitle : t('sanctions.ending_letGo') });
  if (step.name === 'decideReview')
    return t('sanctions.announceAs', { what: t(carried ? 'sanctions.upheldWord' : 'sanctions.undoneWord') });
  return step.title;
};

/** What must be in view before a step is taken. */
const Before = ({ record, step }: { record: WholeSanction; step: CaseStep }): ReactNode => {
  const t = useT();
  const locale = usePanelLocale();
  switch (step.name) {
    case 'screen':
      return <Seen>{t('sanctions.beforeScreen', { support: record.support.length, law: record.law.length })}</Seen>;
    case 'serveNotice':
      return (
        <Box sx={{ borderBottom: `1px solid ${color.line}` }}>
          <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 1.5, fontSize: rem(15), fontWeight: 700 }}>
            {t('sanctions.beforeNotice')}
          </Box>
          <SupportList supports={record.support} />
        </Box>
      );
    case 'decide':
    case 'decideReview':
      return record.ballot ? (
        <Seen>
          <b>{tallyText(record.ballot, t)}</b> {t('sanctions.beforeDecide')}
        </Seen>
      ) : null;
    case 'deliver':
      return record.intended ? (
        <Seen>
          {t('sanctions.beforeDeliver', {
            from: longDay(record.intended.startsOn, locale),
            to: longDay(record.intended.endsOn, locale),
          })}
        </Seen>
      ) : null;
    default:
      return null;
  }
};

const Seen = ({ children }: { children: ReactNode }) => (
  <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 2 }}>
    <Alert role="note" severity="info" icon={false} sx={{ bgcolor: color.neutralTint, color: color.ink }}>
      {children}
    </Alert>
  </Box>
);
