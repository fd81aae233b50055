import type { AgreedTarget, AgreementContent, Difference, LastYear, Signer } from '@plumbline/operations';
import { askLawAboutTargets, moe2021 } from '@plumbline/rules';
import { say, upperSnake } from '@plumbline/terms';
import { builder } from '../builder.ts';
import { AgreementClauseType, AgreementComparisonEnum, indicatorTitle, indicatorUnit } from './agreement-target.ts';

const LastYearType = builder.objectRef<LastYear>('AgreementLastYear').implement({
  description: 'A result of an earlier plan year; without a value nothing was measured · 未测',
  fields: (t) => ({ planYear: t.exposeString('planYear'), value: t.exposeString('value', { nullable: true }) }),
});

const AgreedTargetType = builder.objectRef<AgreedTarget>('AgreementTarget').implement({
  description: 'A target as the version says it, beside the results of the last two years · 目标',
  fields: (t) => ({
    indicator: t.exposeString('indicator'),
    title: t.string({ resolve: ({ indicator }, _args, { viewer }) => indicatorTitle(indicator, viewer.locale) }),
    unit: t.string({ resolve: ({ indicator }, _args, { viewer }) => indicatorUnit(indicator, viewer.locale) }),
    comparison: t.expose('comparison', { type: AgreementComparisonEnum }),
    value: t.exposeString('value', { description: 'Decimal' }),
    mandatory: t.exposeBoolean('mandatory'),
    lastYears: t.field({
      type: [LastYearType],
      description: 'Earliest first; only plan years that the town has',
      resolve: ({ lastYears }) => [...lastYears],
    }),
  }),
});

const SignerType = builder.objectRef<Signer>('AgreementSigner').implement({
  description: 'Who signs, and for which unit, as the text names them',
  fields: (t) => ({ organisation: t.exposeString('organisation'), name: t.exposeString('name') }),
});

interface LawNote {
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly offers: readonly string[];
}
const LawNoteType = builder.objectRef<LawNote>('AgreementLawNote').implement({
  description: 'What the law profile notes about the targets, with its source · 法规核对',
  fields: (t) => ({
    title: t.exposeString('title'),
    text: t.exposeString('text'),
    source: t.exposeString('source'),
    offers: t.stringList({ resolve: ({ offers }) => [...offers] }),
  }),
});

/** What a version says, in parts. */
export const AgreementContentType = builder.objectRef<AgreementContent>('AgreementContent').implement({
  description: 'What a version of an agreement says, in parts; the exact text is made from it · 责任书内容',
  fields: (t) => ({
    title: t.exposeString('title'),
    planYear: t.exposeString('planYear'),
    endsOn: t.expose('endsOn', { type: 'Date', description: 'Last day on which it is in force' }),
    partyA: t.field({ type: SignerType, resolve: ({ partyA }) => partyA }),
    partyB: t.field({ type: SignerType, resolve: ({ partyB }) => partyB }),
    subject: t.exposeString('subject', { nullable: true, description: 'Only this subject counts' }),
    targets: t.field({ type: [AgreedTargetType], resolve: ({ targets }) => [...targets] }),
    compared: t.stringList({ description: 'Campuses that are compared', resolve: ({ compared }) => [...compared] }),
    clauses: t.field({ type: [AgreementClauseType], resolve: ({ clauses }) => [...clauses] }),
    lawNotes: t.field({
      type: [LawNoteType],
      description: 'None where the mandatory targets do not rest on scores alone',
      resolve: ({ targets }, _args, { viewer }) =>
        askLawAboutTargets(moe2021, targets).map(({ title, text, source, offers }) => ({
          title: say(title, viewer.locale),
          text: say(text, viewer.locale),
          source: say(source, viewer.locale),
          offers: offers.map((offer) => say(offer.text, viewer.locale)),
        })),
    }),
  }),
});

const partEnum = builder.enumType('AgreementPart', {
  description: 'What a difference is about: a target, a clause, or the rules printed in the text',
  values: Object.fromEntries(
    (['target', 'clause', 'rule'] as const).map((code) => [upperSnake(code), { value: code }]),
  ) as Record<string, { value: Difference['part'] }>,
});
const changeEnum = builder.enumType('AgreementChange', {
  values: Object.fromEntries(
    (['added', 'removed', 'changed'] as const).map((code) => [upperSnake(code), { value: code }]),
  ) as Record<string, { value: Difference['change'] }>,
});

/** One place in which a version differs from the one before. */
export const AgreementDifferenceType = builder.objectRef<Difference>('AgreementDifference').implement({
  description: 'One place in which a version differs from the one before · 改动',
  fields: (t) => ({
    part: t.expose('part', { type: partEnum }),
    change: t.expose('change', { type: changeEnum }),
    title: t.exposeString('title'),
    before: t.exposeString('before', { nullable: true }),
    after: t.exposeString('after', { nullable: true }),
  }),
});
