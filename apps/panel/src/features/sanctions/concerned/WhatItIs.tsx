import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { codeText, type Translate, usePanelLocale, useT } from '../../../i18n/useT.ts';
import { longDay } from '../../../shared/days.ts';
import { StateTag } from '../../../shared/StateTag.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { EffectLine } from '../case/EffectLine.tsx';
import type { WholeSanction } from '../documents.ts';
import { endingOf, type Stage, stageOf } from '../stage.ts';
import { DefenceDays } from './DefenceDays.tsx';

const headlines: Readonly<Record<Exclude<Stage, 'over'>, Parameters<Translate>[0]>> = {
  look: 'sanctions.nowLook',
  receive: 'sanctions.nowNotice',
  defend: 'sanctions.nowNotice',
  vote: 'sanctions.nowVote',
  deliver: 'sanctions.nowDecided',
  run: 'sanctions.nowInEffect',
  review: 'sanctions.nowReview',
  appeal: 'sanctions.nowAppeal',
};

/** In plain words: what this is, what is intended or decided, until when, and why. */
export const WhatItIs = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const locale = usePanelLocale();
  const stage = stageOf(record);
  const { intended, effect, agreement, planYear } = record;
  const undecided = !record.tags.includes('decided') && stage !== 'over';
  return (
    <Card sx={{ mb: 2, px: { xs: 2, sm: 2.5 }, py: 1.75, borderLeft: `4px solid ${color.primary}` }}>
      <Box
        sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', color: color.muted, fontSize: rem(15) }}
      >
        {record.number}
        <StateTag title={record.stateTitle} tone={record.tone} ended={!record.tags.includes('open')} />
        {record.ruleTitle}
      </Box>
      <Typography variant="h1" component="h1" sx={{ mt: 0.5 }}>
        {stage === 'over' ? codeText(t, 'sanctions.over_', endingOf(record)) : t(headlines[stage])}
      </Typography>
      <Box sx={{ mt: 0.5, fontSize: rem(16), lineHeight: rem(28) }}>
        {undecided ? (
          <>
            {codeText(t, 'sanctions.intends_', record.measure)}
            {intended ? <Box>{t('sanctions.untilByItself', { day: longDay(intended.endsOn, locale) })}</Box> : null}
          </>
        ) : effect ? (
          <EffectLine effect={effect} />
        ) : record.tags.includes('decided') ? (
          <b>{record.measureTitle}</b>
        ) : null}
        <Box>{t('sanctions.cause', { year: planYear.title, title: agreement.title })}</Box>
        {record.suspended ? <Box>{t('sanctions.suspendedForYou')}</Box> : null}
        {record.basisGone ? <Box sx={{ fontWeight: 700 }}>{t('sanctions.basisGoneForYou')}</Box> : null}
      </Box>
      {stage === 'defend' ? <DefenceDays record={record} /> : null}
    </Card>
  );
};
