import PanToolRounded from '@mui/icons-material/PanToolRounded';
import VisibilityOffRounded from '@mui/icons-material/VisibilityOffRounded';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { type Translate, usePanelLocale, useT } from '../../../i18n/useT.ts';
import { DueBadge } from '../../../shared/DueBadge.tsx';
import { instantText, shortDay } from '../../../shared/days.ts';
import { PlainTag } from '../../../shared/PlainTag.tsx';
import { StateTag } from '../../../shared/StateTag.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { WholeSanction } from '../documents.ts';
import { endingOf, stageOf } from '../stage.ts';
import { numberOf, partsOf } from './parts.ts';
import { quorumText, tallyText } from './tally.ts';

/** Number and state, the question as the title, and three facts: until when, how the votes stand, whether the evidence is enough. */
export const CaseHead = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  return (
    <Card sx={{ mb: 2, px: { xs: 2, sm: 3 }, py: 1.75 }}>
      <Box
        sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', fontSize: rem(15), color: color.muted }}
      >
        {record.number}
        <StateTag title={record.stateTitle} tone={record.tone} ended={!record.tags.includes('open')} />
        <PlainTag>{t('sanctions.ruleAndClause', { rule: record.rule, clause: record.ruleClause })}</PlainTag>
        <PlainTag>
          {record.byHand ? t('sanctions.byHand', { name: record.proposer?.name ?? '' }) : t('sanctions.bySystem')}
        </PlainTag>
        {record.confidential ? (
          <PlainTag>
            <VisibilityOffRounded sx={{ fontSize: 16, mr: 0.5, verticalAlign: '-3px' }} aria-hidden />
            {t('sanctions.confidential')}
          </PlainTag>
        ) : null}
      </Box>
      <Typography variant="h1" component="h1" sx={{ mt: 0.25, mb: 0.75, overflowWrap: 'anywhere' }}>
        {record.question}
      </Typography>
      <Box
        component="dl"
        sx={{
          m: 0,
          mt: 1.5,
          pt: 1.5,
          borderTop: `1px solid ${color.line}`,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(3, minmax(0, 1fr))' },
        }}
      >
        <Until record={record} />
        <Votes record={record} />
        <Enough record={record} />
      </Box>
    </Card>
  );
};

const Fact = ({ title, value, children }: { title: string; value: ReactNode; children?: ReactNode }) => (
  <Box
    sx={{
      borderLeft: { md: `1px solid ${color.line}` },
      pl: { md: 2 },
      '&:first-of-type': { border: 0, pl: 0 },
      minWidth: 0,
    }}
  >
    <Box component="dt" sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
      {title}
    </Box>
    <Box component="dd" sx={{ m: 0 }}>
      <Box sx={{ fontSize: rem(18), lineHeight: rem(28), fontWeight: 700 }}>{value}</Box>
      {children ? <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>{children}</Box> : null}
    </Box>
  </Box>
);

const untilKeys = {
  look: 'sanctions.lookBy',
  receive: 'sanctions.receiveBy',
  defend: 'sanctions.defendBy',
  vote: 'sanctions.voteBy',
  deliver: 'sanctions.deliverBy',
  run: 'sanctions.endsOn',
  review: 'sanctions.answerBy',
  appeal: 'sanctions.answerAppealBy',
  over: 'sanctions.overSince',
} as const;
const endingKeys = {
  letGo: 'sanctions.ending_letGo',
  undone: 'sanctions.ending_undone',
  shortened: 'sanctions.ending_shortened',
  ran: 'sanctions.ending_ran',
} as const;

const Until = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const locale = usePanelLocale();
  const stage = stageOf(record);
  if (stage === 'over') {
    const last = record.events.at(-1);
    return (
      <Fact title={t('sanctions.overSince')} value={t(endingKeys[endingOf(record)])}>
        {last ? instantText(last.at, locale) : null}
      </Fact>
    );
  }
  return (
    <Fact
      title={t(untilKeys[stage])}
      value={record.dueOn === null ? t('cases.noDueShort') : shortDay(record.dueOn, locale)}
    >
      {/* The day on which an effect ends is no deadline of anybody. */}
      {record.dueOn === null || stage === 'run' ? null : <DueBadge due={record} badgeOnly />}
      {record.suspended ? t('sanctions.suspendedMeanwhile') : null}
    </Fact>
  );
};

const Votes = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const { ballot } = record;
  if (!ballot)
    return (
      <Fact title={t('sanctions.votesNow')} value={t('sanctions.notVotedYet')}>
        {t('sanctions.waitsFor', { names: waitsFor(record, t) })}
      </Fact>
    );
  return (
    <Fact
      title={t(ballot.review ? 'sanctions.votesReview' : ballot.open ? 'sanctions.votesNow' : 'sanctions.votesThen')}
      value={tallyText(ballot, t)}
    >
      {ballot.open ? quorumText(ballot, t) : null}
      {ballot.carried === null ? null : t(ballot.carried ? 'sanctions.carried' : 'sanctions.notCarried')}
    </Fact>
  );
};

/** Whose turn it is, before anybody may vote. */
const waitsFor = ({ handlers, chair, concerned, tied, ...record }: WholeSanction, t: Translate): string => {
  const stage = stageOf(record);
  const names =
    stage === 'receive' || stage === 'defend'
      ? [concerned.name]
      : tied
        ? [chair?.name ?? '']
        : stage === 'over'
          ? []
          : handlers.map(({ name }) => name);
  return names.filter(Boolean).join(t('sanctions.listComma')) || t('sanctions.nobody');
};

const Enough = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const parts = partsOf(record);
  const at = numberOf(parts, parts.includes('chance') ? 'chance' : 'worked');
  const reasons = record.basis.held.map(({ text }) => text);
  const [value, more] = record.basisGone
    ? [t('sanctions.basisGone'), t('sanctions.basisGoneMore')]
    : record.tied
      ? [t('sanctions.tied'), t('sanctions.tiedMore')]
      : record.held
        ? [
            t('sanctions.held'),
            [reasons[0] ?? t('sanctions.heldByHand'), t('sanctions.seePart', { n: at })].join(t('charts.comma')),
          ]
        : [t('sanctions.notHeld'), t('sanctions.notHeldMore')];
  const explicit = record.basisGone || record.tied || record.held;
  return (
    <Fact
      title={t('sanctions.enough')}
      value={
        <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'flex-start' }}>
          {explicit ? <PanToolRounded sx={{ fontSize: 20, mt: '4px' }} aria-hidden /> : null}
          {value}
        </Box>
      }
    >
      {more}
    </Fact>
  );
};
