import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { instantText, longDay } from '../../../shared/days.ts';
import { PhotoRow } from '../../../shared/PhotoRow.tsx';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { meetingLink } from '../../meetings/meetingLink.ts';
import type { WholeSanction } from '../documents.ts';
import { EffectLine } from './EffectLine.tsx';

/** From the decision on: what was decided and why, delivered, what is in effect until when, review, appeal, how it was carried out. */
export const WhatFollowed = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { tieBreak, waiver, decision, delivery, effect, completion, review, appeal, lifting, meetingItem } = record;
  if (![tieBreak, waiver, decision, delivery, effect, review, appeal, lifting].some(Boolean)) return null;
  const at = (instant: string | null) => (instant ? instantText(instant, locale) : '');
  return (
    <Section title={t('sanctions.followed')} id="followed">
      <Box component="dl" sx={{ m: 0 }}>
        {tieBreak ? (
          <Row title={t('sanctions.tieBroken')} at={at(tieBreak.at)} by={tieBreak.by?.name}>
            <b>{t(tieBreak.goesOn ? 'sanctions.tieGoesOn' : 'sanctions.tieLeftOut')}</b>
            <Words text={tieBreak.reason} />
          </Row>
        ) : null}
        {waiver ? (
          <Row title={t('sanctions.waivedBy')} at={at(waiver.at)} by={waiver.by?.name}>
            <Words text={waiver.reason} />
          </Row>
        ) : null}
        {decision ? (
          <Row title={t('sanctions.decision')} at={at(decision.at)} by={decision.by?.name}>
            <b>{decision.carried ? record.measureTitle : t('sanctions.ending_letGo')}</b>
            <Words text={decision.reason} />
          </Row>
        ) : null}
        {delivery ? (
          <Row title={t('sanctions.delivery')} at={longDay(delivery.deliveredOn, locale)} by={delivery.by?.name}>
            {[delivery.howTitle, delivery.witnesses].filter(Boolean).join(t('frame.colon'))}
            <PhotoRow files={delivery.files} caption={t('sanctions.delivery')} />
          </Row>
        ) : null}
        {effect ? (
          <Row title={t('sanctions.effect')}>
            <EffectLine effect={effect} />
            {meetingItem ? (
              <Box>
                <Box
                  component={Link}
                  to={meetingLink(meetingItem.meetingId)}
                  sx={{ display: 'inline-block', py: '10px', my: '-10px' }}
                >
                  {t('sanctions.heardAt', {
                    title: meetingItem.meetingTitle,
                    day: longDay(meetingItem.heldOn, locale),
                    n: meetingItem.position,
                  })}
                </Box>
              </Box>
            ) : null}
          </Row>
        ) : null}
        {completion ? (
          <Row title={t('sanctions.carriedOut')} at={longDay(completion.doneOn, locale)} by={completion.by?.name}>
            {[
              completion.course
                ? t('sanctions.course', { course: completion.course, attendance: completion.attendance ?? '' })
                : null,
              completion.passed === null ? null : t(completion.passed ? 'sanctions.passed' : 'sanctions.failed'),
              completion.toUnit
                ? t('sanctions.rotatesTo', { unit: completion.toUnit.name, order: completion.order ?? '' })
                : null,
              completion.consents === null
                ? null
                : t(completion.consents ? 'sanctions.consents' : 'sanctions.declines'),
            ]
              .filter(Boolean)
              .join(' · ')}
            <Words text={completion.statement ?? completion.talk ?? completion.consentReasons} />
            <PhotoRow files={completion.files} caption={t('sanctions.carriedOut')} />
          </Row>
        ) : null}
        {review ? (
          <Row title={t('sanctions.review')} at={at(review.at)}>
            {review.bySystem ? t('sanctions.reviewBySystem') : <Words text={review.grounds} />}
            <PhotoRow files={review.files} caption={t('sanctions.review')} />
            {review.answeredAt ? (
              <Answer upheld={review.upheld} by={[review.answeredBy?.name, at(review.answeredAt)]}>
                <Words text={review.answer} />
                <PhotoRow files={review.answerFiles} caption={t('sanctions.review')} />
              </Answer>
            ) : (
              <Box sx={{ color: color.muted }}>{t('sanctions.reviewOpen')}</Box>
            )}
          </Row>
        ) : null}
        {appeal ? (
          <Row title={t('sanctions.appeal')} at={at(appeal.at)}>
            <Words text={appeal.grounds} />
            <PhotoRow files={appeal.files} caption={t('sanctions.appeal')} />
            {appeal.answeredAt ? (
              <Answer
                upheld={appeal.upheld}
                by={[appeal.authority, appeal.answeredOn ? longDay(appeal.answeredOn, locale) : null]}
              >
                <Words text={appeal.answer} />
                <PhotoRow files={appeal.scan} caption={t('sanctions.appeal')} />
              </Answer>
            ) : (
              <Box sx={{ color: color.muted }}>{t('sanctions.appealOpen')}</Box>
            )}
          </Row>
        ) : null}
        {lifting ? (
          <Row title={t('sanctions.lifting')} at={at(lifting.at)} by={lifting.by?.name}>
            <Words text={lifting.reason} />
          </Row>
        ) : null}
      </Box>
    </Section>
  );
};

type RowProps = { title: string; at?: string; by?: string | undefined; children: ReactNode };

const Row = ({ title, at, by, children }: RowProps) => (
  <Box
    sx={{
      px: { xs: 2, sm: 2.5 },
      py: 1.25,
      display: 'grid',
      columnGap: 2,
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '9rem minmax(0, 1fr)' },
      fontSize: rem(15),
      lineHeight: rem(24),
      borderBottom: `1px solid ${color.line}`,
      '&:last-child': { borderBottom: 0 },
    }}
  >
    <Box component="dt" sx={{ color: color.muted }}>
      {title}
      <Box sx={{ fontSize: rem(14), lineHeight: rem(20) }}>{[at, by].filter(Boolean).join(' ')}</Box>
    </Box>
    <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
      {children}
    </Box>
  </Box>
);

const Words = ({ text }: { text: string | null | undefined }) =>
  text ? <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Box> : null;

const Answer = ({
  upheld,
  by,
  children,
}: {
  upheld: boolean | null;
  by: readonly (string | null | undefined)[];
  children: ReactNode;
}) => {
  const t = useT();
  return (
    <Box sx={{ mt: 1, p: '8px 12px', borderRadius: '8px', bgcolor: color.paper }}>
      <b>{t(upheld ? 'sanctions.upheldWord' : 'sanctions.undoneWord')}</b>{' '}
      <Box component="span" sx={{ color: color.muted, fontSize: rem(14) }}>
        {by.filter(Boolean).join(' ')}
      </Box>
      {children}
    </Box>
  );
};
