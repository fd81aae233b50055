import HowToVoteRounded from '@mui/icons-material/HowToVoteRounded';
import Box from '@mui/material/Box';
import { useNotify } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useFrame } from '../../../data/viewer.ts';
import { codeText, type Translate, usePanelLocale, useT } from '../../../i18n/useT.ts';
import { shortDay } from '../../../shared/days.ts';
import { Field } from '../../../shared/Field.tsx';
import type { FormField } from '../../../shared/form/fields.ts';
import type { FormValues } from '../../../shared/form/values.ts';
import { RadioRows } from '../../../shared/RadioRows.tsx';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { CaseStep } from '../../rectification/documents.ts';
import { OpenStep } from '../../rectification/OpenStep.tsx';
import { StepDock } from '../../rectification/StepDock.tsx';
import type { WholeSanction } from '../documents.ts';
import { useQuoting } from './QuotedReason.tsx';

type Props = { record: WholeSanction; step: CaseStep };

/** The reader's own vote: a choice with what follows from it, reasons, and one button that names the vote. */
export const VoteCard = ({ record, step }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const notify = useNotify();
  const { viewer } = useFrame();
  const [, setParams] = useSearchParams();
  const quoting = useQuoting(record);
  const { ballot } = record;
  return (
    <>
      <StepDock title={t('sanctions.myVote')} target="now" />
      <Section
        id="now"
        title={t('sanctions.myVote')}
        right={[viewer.person.name, viewer.actingPost?.title].filter(Boolean).join(t('charts.comma'))}
      >
        <OpenStep
          workflow={record.workflow}
          step={{ ...step, next: null }}
          draftKey={`${viewer.person.id}:${record.id}:vote:${ballot?.round ?? 0}`}
          target={{ id: record.id, expectedVersion: record.version }}
          adapt={(fields) => (record.held ? fields.map(mustSay) : fields)}
          draw={(field, form) =>
            field.name === 'ballot' ? (
              <Field label={t('sanctions.chooseOne')} required group error={form.error}>
                {(ids) => (
                  <RadioRows
                    label={field.title}
                    name={field.name}
                    describedBy={ids['aria-describedby']}
                    value={typeof form.values['ballot'] === 'string' ? form.values['ballot'] : null}
                    onChange={(next) => form.setValue(field.name, next)}
                    options={field.options.map(({ value, title }) => ({
                      value,
                      title: [title, meaningOf(record, value, t)].filter(Boolean).join(t('charts.comma')),
                      more: followsFrom(record, value, t, (day) => shortDay(day, locale)),
                    }))}
                  />
                )}
              </Field>
            ) : (
              quoting(field, form)
            )
          }
          submitText={(values) => voteText(values, t)}
          submitIcon={HowToVoteRounded}
          onDone={() => {
            notify(t('sanctions.voted'), { type: 'success' });
            setParams({}, { replace: true });
          }}
        />
        <Box sx={{ px: { xs: 2, sm: 2.5 }, pb: 2, mt: -1, fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {t('sanctions.voteFinal')}
          {ballot
            ? t('sanctions.voteThen', { n: ballot.needed, chair: record.chair?.name ?? t('sanctions.theChair') })
            : ''}
        </Box>
      </Section>
    </>
  );
};

/** A held case wants reasons with every vote. */
const mustSay = (field: FormField): FormField => (field.name === 'reason' ? { ...field, required: true } : field);

/** The button names the vote. */
const voteText = ({ ballot }: FormValues, t: Translate): string =>
  typeof ballot === 'string'
    ? t('sanctions.voteFor', { vote: codeText(t, 'sanctions.ballot_', ballot) })
    : t('sanctions.voteNone');

/** What a vote is about, beside its word: for the consequence, or for upholding it in a review. */
const meaningOf = (record: WholeSanction, ballot: string, t: Translate): string | null => {
  const review = record.ballot?.review ?? record.reviewing;
  if (ballot === 'AGREE') return review ? t('sanctions.meansUphold') : codeText(t, 'sanctions.does_', record.measure);
  if (ballot === 'DISAGREE') return t(review ? 'sanctions.meansUndo' : 'sanctions.meansLetGo');
  return null;
};

/** What follows if most vote so. */
const followsFrom = (record: WholeSanction, ballot: string, t: Translate, day: (day: string) => string): string => {
  if (ballot === 'DISAGREE') return t(record.reviewing ? 'sanctions.followsUndo' : 'sanctions.followsLetGo');
  if (ballot !== 'AGREE') return t('sanctions.followsNothing');
  const days =
    record.intended ?? (record.endsOn && record.startsOn ? { startsOn: record.startsOn, endsOn: record.endsOn } : null);
  return days ? t('sanctions.followsDays', { from: day(days.startsOn), to: days.endsOn }) : t('sanctions.followsEnds');
};
