import { indicators, isIndicator } from '@plumbline/rules';
import { type Locale, say } from '@plumbline/terms';
import { type Clause, comparisons, parties, type Target } from '@plumbline/workflows';
import { builder } from '../builder.ts';
import { choices } from './choices.ts';

/** Who is party B of an agreement. */
export const AgreementPartyEnum = choices('AgreementParty', 'With whom an agreement is made (Q4) · 与谁签', parties);

/** How a found value is held against a target. */
export const AgreementComparisonEnum = choices(
  'AgreementComparison',
  'How a value is held against a target',
  comparisons,
);

/** A target as the steps of an agreement take it. */
export const AgreementTargetInput = builder.inputType('AgreementTargetInput', {
  description: 'A target: an indicator of agreementIndicators, and the value that it is to reach · 目标',
  fields: (t) => ({
    indicator: t.string({ required: true, description: 'Code of an indicator' }),
    comparison: t.field({ type: AgreementComparisonEnum, required: true }),
    value: t.string({ required: true, description: 'Decimal, 0 to 100' }),
    mandatory: t.boolean({ required: true, description: 'Whether the agreement is missed when this is' }),
  }),
});

/** A clause as the steps of an agreement take it. */
export const AgreementClauseInput = builder.inputType('AgreementClauseInput', {
  description: 'A clause of an agreement · 条款',
  fields: (t) => ({ title: t.string({ required: true }), text: t.string({ required: true }) }),
});

/** Title of an indicator in the reader's language; a code that is no longer known stands for itself. */
export const indicatorTitle = (indicator: string, locale: Locale): string =>
  isIndicator(indicator) ? say(indicators[indicator].title, locale) : indicator;

/** Unit of an indicator in the reader's language. */
export const indicatorUnit = (indicator: string, locale: Locale): string =>
  isIndicator(indicator) ? say(indicators[indicator].unit, locale) : '';

/** A target in one line: 及格率 不低于 87%（必达）. */
export const targetLine = ({ indicator, comparison, value, mandatory }: Target, locale: Locale): string => {
  const must = say(mandatory ? ['（必达）', ' (mandatory)'] : ['', ''], locale);
  const unit = indicatorUnit(indicator, locale);
  const space = unit.length > 1 ? ' ' : '';
  return `${indicatorTitle(indicator, locale)} ${say(comparisons[comparison], locale)} ${value}${space}${unit}${must}`;
};

/** A target, as a template holds it. */
export const AgreementTargetType = builder.objectRef<Target>('AgreementTemplateTarget').implement({
  description: 'A target with which agreements of a kind begin',
  fields: (t) => ({
    indicator: t.exposeString('indicator'),
    title: t.string({ resolve: ({ indicator }, _args, { viewer }) => indicatorTitle(indicator, viewer.locale) }),
    unit: t.string({ resolve: ({ indicator }, _args, { viewer }) => indicatorUnit(indicator, viewer.locale) }),
    comparison: t.expose('comparison', { type: AgreementComparisonEnum }),
    value: t.exposeString('value'),
    mandatory: t.exposeBoolean('mandatory'),
  }),
});

/** A clause of an agreement or template. */
export const AgreementClauseType = builder.objectRef<Clause>('AgreementClause').implement({
  description: 'A clause of an agreement · 条款',
  fields: (t) => ({ title: t.exposeString('title'), text: t.exposeString('text') }),
});
