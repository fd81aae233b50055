import { workflows } from '../index.ts';
import type { Model } from './model.ts';

/** How each workflow is walked through by the tests. */
export const models: Readonly<Record<keyof typeof workflows, Model>> = {
  rectification: {
    workflow: workflows.rectification,
    read: ['category', 'weight', 'planApproved', 'goodReinspections', 'objectedIn', 'objections', 'lookBackOn'],
    facts: [
      { reinspectionsNeeded: 3, withinPlanYear: true },
      { reinspectionsNeeded: 1, withinPlanYear: false },
    ],
  },
  request: { workflow: workflows.request, read: ['kind'], facts: [{}] },
};
