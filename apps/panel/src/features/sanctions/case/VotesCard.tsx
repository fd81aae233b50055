import CampaignRounded from '@mui/icons-material/CampaignRounded';
import HourglassEmptyRounded from '@mui/icons-material/HourglassEmptyRounded';
import HowToVoteRounded from '@mui/icons-material/HowToVoteRounded';
import LockRounded from '@mui/icons-material/LockRounded';
import RemoveCircleRounded from '@mui/icons-material/RemoveCircleRounded';
import RemoveRounded from '@mui/icons-material/RemoveRounded';
import ThumbDownRounded from '@mui/icons-material/ThumbDownRounded';
import ThumbUpRounded from '@mui/icons-material/ThumbUpRounded';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { ElementType } from 'react';
import { codeText, type Translate, usePanelLocale, useT } from '../../../i18n/useT.ts';
import { instantText } from '../../../shared/days.ts';
import { PersonAvatar } from '../../../shared/PersonAvatar.tsx';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { RoundMember, SanctionRound, WholeSanction } from '../documents.ts';
import { quorumText, tallyText } from './tally.ts';

/** Who votes and how, as far as the reader may know it, with what is missing until it is announced. Votes are grey: no side is good. */
export const VotesCard = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const { ballot, rounds } = record;
  if (!ballot) return null;
  const earlier = rounds.filter(({ round }) => round !== ballot.round);
  return (
    <Section
      id="votes"
      title={t(ballot.review ? 'sanctions.votesReview' : 'sanctions.votes')}
      right={membersText(ballot, t)}
    >
      <Round round={ballot} discreet={record.concernedIsViewer} />
      <Announced record={record} ballot={ballot} />
      {earlier.map((round) => (
        <Box component="details" key={round.round} sx={{ borderTop: `1px solid ${color.line}` }}>
          <Box
            component="summary"
            sx={{
              px: { xs: 2, sm: 2.5 },
              minHeight: 44,
              display: 'flex',
              alignItems: 'center',
              color: color.primary,
              fontWeight: 700,
              fontSize: rem(15),
              cursor: 'pointer',
            }}
          >
            {t(round.review ? 'sanctions.votesReview' : 'sanctions.votesFirst')}
            {t('frame.colon')}
            {tallyText(round, t)}
          </Box>
          <Round round={round} discreet={record.concernedIsViewer} />
        </Box>
      ))}
    </Section>
  );
};

const membersText = ({ members }: SanctionRound, t: Translate): string => {
  const out = members.filter(({ status }) => status !== 'VOTED' && status !== 'WAITING').length;
  const all = t('sanctions.members', { n: members.length });
  return out === 0 ? all : [all, t('sanctions.outOfIt', { n: out })].join(t('charts.comma'));
};

/** `discreet`: the person concerned sees who is in the body and who takes no part, never who has voted. */
const Round = ({ round, discreet }: { round: SanctionRound; discreet: boolean }) => {
  const t = useT();
  return (
    <>
      {round.sealed && round.sealedReason ? (
        <Box
          sx={{
            px: { xs: 2, sm: 2.5 },
            py: 1,
            display: 'flex',
            gap: 1,
            fontSize: rem(14),
            lineHeight: rem(22),
            color: color.muted,
          }}
        >
          <LockRounded sx={{ fontSize: 18, mt: '2px' }} aria-hidden />
          {round.sealedReason}
        </Box>
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {round.members.map((member) => (
          <Member key={member.id} member={member} discreet={discreet} t={t} />
        ))}
      </Box>
    </>
  );
};

type MemberProps = { member: RoundMember; discreet: boolean; t: Translate };

const Member = ({ member, discreet, t }: MemberProps) => {
  const locale = usePanelLocale();
  const out = member.status !== 'VOTED' && member.status !== 'WAITING';
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1,
        minHeight: 56,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.25,
        alignItems: 'center',
        borderBottom: `1px solid ${color.line}`,
        ...(member.isViewer ? { bgcolor: color.primaryTint } : {}),
      }}
    >
      <PersonAvatar name={member.name} quiet={!member.isViewer} />
      <Box
        sx={{ flex: 1, minWidth: '7em', fontSize: rem(16), lineHeight: rem(22), color: out ? color.muted : color.ink }}
      >
        <Box component="span" sx={{ fontWeight: member.isViewer ? 700 : 400 }}>
          {member.isViewer ? t('sanctions.you', { name: member.name }) : member.name}
        </Box>
        <Box component="span" sx={{ display: 'block', fontSize: rem(14), lineHeight: rem(20), color: color.muted }}>
          {[member.post, member.chair ? t('sanctions.presides') : null].filter(Boolean).join(t('charts.comma'))}
        </Box>
      </Box>
      {discreet && !out ? null : <VoteTag member={member} t={t} />}
      {member.reason ? (
        <Box
          sx={{
            flex: '1 1 100%',
            pl: 5.25,
            fontSize: rem(14),
            lineHeight: rem(22),
            whiteSpace: 'pre-wrap',
            overflowWrap: 'anywhere',
          }}
        >
          {member.reason}
          {member.at ? (
            <Box component="span" sx={{ color: color.muted, ml: 1 }}>
              {instantText(member.at, locale)}
            </Box>
          ) : null}
        </Box>
      ) : null}
    </Box>
  );
};

const ballotIcons: Readonly<Record<NonNullable<RoundMember['ballot']>, ElementType>> = {
  AGREE: ThumbUpRounded,
  DISAGREE: ThumbDownRounded,
  ABSTAIN: RemoveRounded,
};

const lookOf = (
  { status, ballot, isViewer }: RoundMember,
  t: Translate,
): { Icon: ElementType; text: string; mine: boolean } => {
  if (ballot) return { Icon: ballotIcons[ballot], text: codeText(t, 'sanctions.ballot_', ballot), mine: false };
  switch (status) {
    case 'VOTED':
      return { Icon: LockRounded, text: t('sanctions.hasVoted'), mine: false };
    case 'WAITING':
      return isViewer
        ? { Icon: HowToVoteRounded, text: t('sanctions.yourTurn'), mine: true }
        : { Icon: HourglassEmptyRounded, text: t('sanctions.notYet'), mine: false };
    default:
      return { Icon: RemoveCircleRounded, text: codeText(t, 'sanctions.out_', status), mine: false };
  }
};

const VoteTag = ({ member, t }: { member: RoundMember; t: Translate }) => {
  const { Icon, text, mine } = lookOf(member, t);
  const ink = mine ? color.review : color.neutral;
  return (
    <Chip
      size="small"
      label={text}
      icon={<Icon sx={{ fontSize: 18 }} />}
      sx={{
        bgcolor: mine ? color.reviewTint : color.neutralTint,
        color: ink,
        '& .MuiChip-icon': { color: ink, ml: '7px', mr: 0 },
      }}
    />
  );
};

/** What is missing until the chair can announce it, or that it is announced. */
const Announced = ({ record, ballot }: { record: WholeSanction; ballot: SanctionRound }) => {
  const t = useT();
  const locale = usePanelLocale();
  const chair = record.chair?.name ?? t('sanctions.theChair');
  const announced = ballot.review ? record.review?.answeredAt : record.decision?.at;
  return (
    <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, fontSize: rem(15), lineHeight: rem(24) }}>
      <Box sx={{ display: 'flex', gap: 1, fontWeight: 700 }}>
        {announced ? (
          <CampaignRounded sx={{ fontSize: 18, mt: '3px' }} aria-hidden />
        ) : (
          <LockRounded sx={{ fontSize: 18, mt: '3px' }} aria-hidden />
        )}
        {announced
          ? t('sanctions.announcedOn', { at: instantText(announced, locale) })
          : t(ballot.review ? 'sanctions.announceReview' : 'sanctions.announce')}
      </Box>
      <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
        {announced
          ? tallyText(ballot, t)
          : [quorumText(ballot, t), t('sanctions.thenAnnounces', { n: ballot.needed, chair })].join(
              t('sanctions.stop'),
            )}
      </Box>
    </Box>
  );
};
