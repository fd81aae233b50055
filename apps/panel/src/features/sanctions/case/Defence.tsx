import Box from '@mui/material/Box';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { instantText, shortDay } from '../../../shared/days.ts';
import { PhotoRow } from '../../../shared/PhotoRow.tsx';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { WholeSanction } from '../documents.ts';
import { stageOf } from '../stage.ts';

/** What the person concerned has said, with what they handed in, or why nothing is here. */
export const Defence = ({ record, no }: { record: WholeSanction; no: number }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { defence, notice, receipt } = record;
  return (
    <Section
      no={no}
      id="part-defence"
      title={t(record.concernedIsViewer ? 'sanctions.myDefence' : 'sanctions.defence')}
      right={
        defence
          ? t(defence.lapsed ? 'sanctions.lapsedOn' : 'sanctions.statedOn', { at: instantText(defence.at, locale) })
          : null
      }
      padded
    >
      {defence && !defence.lapsed ? (
        <>
          <Box sx={{ fontSize: rem(16), lineHeight: rem(28), whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {defence.statement ?? t('requests.erased')}
          </Box>
          {defence.byHandler ? (
            <Box sx={quiet}>{t('sanctions.writtenDownBy', { name: defence.by?.name ?? '' })}</Box>
          ) : null}
          <PhotoRow files={defence.files} caption={t('sanctions.defence')} />
        </>
      ) : (
        <Box sx={{ fontSize: rem(15), lineHeight: rem(24) }}>
          {defence
            ? t('sanctions.lapsedMore')
            : t(waiting(record), { day: record.dueOn ? shortDay(record.dueOn, locale) : '' })}
        </Box>
      )}
      {notice ? (
        <Box sx={{ ...quiet, mt: 1 }}>
          {[
            t('sanctions.noticeServed', { at: instantText(notice.at, locale), name: notice.by?.name ?? '' }),
            receipt
              ? receipt.witnessed
                ? t('sanctions.receiptWitnessed', {
                    at: instantText(receipt.at, locale),
                    names: receipt.witnesses ?? '',
                  })
                : t('sanctions.receiptConfirmed', { at: instantText(receipt.at, locale) })
              : t('sanctions.receiptAwaited'),
          ].join(' · ')}
        </Box>
      ) : null}
      {receipt?.what ? <Box sx={quiet}>{receipt.what}</Box> : null}
      <PhotoRow files={[...(notice?.files ?? []), ...(receipt?.files ?? [])]} caption={t('sanctions.noticeFiles')} />
    </Section>
  );
};

const waiting = (record: WholeSanction) => {
  const stage = stageOf(record);
  if (stage === 'defend') return 'sanctions.defenceAwaited';
  if (stage === 'look' || stage === 'receive') return 'sanctions.defenceLater';
  return 'sanctions.noDefence';
};

const quiet = { fontSize: rem(14), lineHeight: rem(22), color: color.muted } as const;
