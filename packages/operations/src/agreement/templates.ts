import { readOnce, sqlOf, transaction } from '@plumbline/database';
import type { Party } from '@plumbline/rules';
import { type Clause, type Step, type Target, workflows } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { type InputFault, parseInput } from '../record/parse-input.ts';
import { agreementRights } from '../rights/agreement.ts';
import { allows } from '../rights/declare.ts';
import { planYearOf, todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { faultsOfTargets } from './check-targets.ts';

/** What an agreement of a party begins with. */
export interface AgreementTemplate {
  readonly targets: readonly Target[];
  readonly clauses: readonly Clause[];
}

const target = (
  indicator: Target['indicator'],
  comparison: Target['comparison'],
  value: string,
  mandatory: boolean,
): Target => ({ indicator, comparison, value, mandatory });

/** Not scores alone (the law does not let a judgement rest on them): every template also asks for rectification on time. */
const usualTargets: readonly Target[] = [
  target('composite', 'atLeast', '70', true),
  target('passRate', 'atLeast', '85', false),
  target('excellentRate', 'atLeast', '25', false),
  target('lowRate', 'atMost', '8', false),
  target('rectifiedOnTime', 'atLeast', '95', true),
];

const midTerm: Clause = {
  title: '中期评议',
  text: '学年中由甲方组织一次中期评议，指出差距，商定改进措施；评议不改变目标。',
};

/** The product's own templates by party; a town's own for a plan year go before them. */
export const usualTemplates: Readonly<Record<Party, AgreementTemplate>> = {
  campusHead: {
    targets: usualTargets,
    clauses: [
      { title: '乙方的职责', text: '落实方案和本校片细则，组织教学常规检查、教研和集体备课，按期整改查出的问题。' },
      { title: '甲方提供的支持', text: '安排学科骨干到校帮扶，为新任教师安排导师，及时提供质量分析。' },
      midTerm,
    ],
  },
  department: {
    targets: usualTargets,
    clauses: [
      { title: '乙方的职责', text: '按方案组织检查、质量监测和通报，督促问题整改，跟踪薄弱学科和薄弱教师。' },
      { title: '甲方提供的支持', text: '保证检查和教研所需的人员、时间和经费。' },
      midTerm,
    ],
  },
  leaderInCharge: {
    targets: usualTargets,
    clauses: [
      { title: '乙方的职责', text: '抓好分管工作，参加分管年级、学科的听课、教研和质量分析。' },
      { title: '甲方提供的支持', text: '明确分工，保证参加教研和听课的时间。' },
      midTerm,
    ],
  },
  linkedLeader: {
    targets: usualTargets,
    clauses: [
      { title: '乙方的职责', text: '参加所挂钩年级或学科的全部教研、培训和测试，与其捆绑考核。' },
      { title: '甲方提供的支持', text: '按月提供挂钩年级或学科的质量分析。' },
      midTerm,
    ],
  },
  teacher: {
    targets: usualTargets,
    clauses: [
      { title: '乙方的职责', text: '先周备课，精选精批作业，建好学困生档案并落实转化措施，参加教研和培训。' },
      { title: '甲方提供的支持', text: '安排导师和听课指导；需要时安排帮扶，并跟踪帮扶效果。' },
      midTerm,
    ],
  },
};

/** The template of a party in the present plan year: the town's own, or the product's. */
export const readAgreementTemplate = async (
  deps: Deps,
  viewer: Viewer,
  party: Party,
): Promise<AgreementTemplate & { readonly own: boolean }> => {
  const town = await townFacts(deps, viewer.townId);
  const year = planYearOf(town, todayOf(town, deps.clock()));
  const [row] = await readOnce(
    deps.pool,
    viewer,
    sqlOf
      .selectFrom('agreement_template')
      .where('town_id', '=', viewer.townId)
      .where('plan_year_id', '=', year.id)
      .where('party', '=', party)
      .select('content'),
  );
  return row === undefined
    ? { ...usualTemplates[party], own: false }
    : { ...(row.content as unknown as AgreementTemplate), own: true };
};

/**
 * Keeps a template for the present plan year; agreements that are drafted already stay as they are.
 * @returns problems where the targets are not good, or the viewer is not academic affairs
 */
export const saveAgreementTemplate = async (
  deps: Deps,
  viewer: Viewer,
  party: Party,
  given: { readonly targets: unknown; readonly clauses: unknown },
): Promise<Answer<{ readonly template: AgreementTemplate & { readonly own: boolean } }>> => {
  if (!allows(agreementRights.acts.keep, viewer))
    return refuse(viewer.locale, 'NotAllowed', [
      '责任书模板由教导处保存',
      'Templates of agreements are kept by academic affairs',
    ]);
  const parsed = parseTemplate(given);
  if (!parsed.ok) return refuseInput(viewer.locale, parsed.faults);
  const faults = faultsOfTargets(parsed.template.targets, party);
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const town = await townFacts(deps, viewer.townId);
  const at = deps.clock();
  const content = JSON.stringify(parsed.template);
  await transaction(deps.pool, viewer, (tx) =>
    tx.run(
      sqlOf
        .insertInto('agreement_template')
        .values({
          town_id: viewer.townId,
          plan_year_id: planYearOf(town, todayOf(town, at)).id,
          party,
          content,
          person_id: viewer.personId,
          at,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['town_id', 'plan_year_id', 'party'])
            .doUpdateSet({ content, person_id: viewer.personId, at }),
        ),
    ),
  );
  return { ok: true, template: { ...parsed.template, own: true } };
};

/** Targets and clauses are read as the step `draft` reads them. */
const parseTemplate = (given: {
  readonly targets: unknown;
  readonly clauses: unknown;
}):
  | { readonly ok: true; readonly template: AgreementTemplate }
  | { readonly ok: false; readonly faults: readonly InputFault[] } => {
  const { targets, clauses } = workflows.agreement.steps['draft']?.input ?? {};
  const step = { title: ['', ''], from: null, to: null, input: { targets, clauses } } as unknown as Step;
  const parsed = parseInput(step, { targets: given.targets, clauses: given.clauses ?? [] }, ['targets'], '');
  return parsed.ok
    ? { ok: true, template: parsed.input.all as unknown as AgreementTemplate }
    : { ok: false, faults: parsed.faults };
};
