import { type Problem, saveSettings, townFacts } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { Setting, settingsOf } from '../queries/town.ts';
import { ProblemType } from '../types/problem.ts';

interface Outcome {
  readonly planYearId: number | null;
  readonly problems: readonly Problem[];
}

const Payload = builder.objectRef<Outcome>('SettingsPayload').implement({
  fields: (t) => ({
    settings: t.field({
      type: [Setting],
      description: 'All settings of the plan year as they are now; none where something was refused',
      resolve: async ({ planYearId }, _args, { deps, viewer }) => {
        if (planYearId === null) return [];
        const { planYears } = await townFacts(deps, viewer.townId);
        return planYears.flatMap((year) => (year.id === planYearId ? settingsOf(year) : []));
      },
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const SettingValueInput = builder.inputType('SettingValueInput', {
  fields: (t) => ({
    key: t.string({ required: true }),
    value: t.string({ description: 'A whole number; none: the plan’s own value again' }),
  }),
});

const Input = builder.inputType('SettingsSaveInput', {
  fields: (t) => ({
    planYear: t.id({ required: true }),
    values: t.field({ type: [SettingValueInput], required: true }),
  }),
});

builder.mutationFields((t) => ({
  settingsSave: t.field({
    type: Payload,
    description:
      '学年参数 · Sets numbers of a plan year, all or none of them; what is decided from then on follows them, what was decided stays',
    args: { input: t.arg({ type: Input, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }): Promise<Outcome> => {
      const saved = await saveSettings(deps, viewer, {
        planYearId: idFrom('PlanYear', input.planYear),
        values: input.values.map(({ key, value }) => ({ key, value: value ?? null })),
      });
      return saved.ok ? { planYearId: saved.planYearId, problems: [] } : { planYearId: null, problems: saved.problems };
    },
  }),
}));
