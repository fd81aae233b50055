import { declareRights } from './declare.ts';
import { office } from './roles.ts';

/** Inspections, in which findings are recorded. */
export const inspectionRights = declareRights({
  type: 'Inspection',
  title: ['检查', 'Inspections'],
  read: { title: ['查看检查安排', 'Read the list of inspections'], grants: [{ to: 'everybody', over: 'town' }] },
  acts: { hold: { title: ['登记检查', 'Enter an inspection'], grants: [{ to: office, over: 'town' }] } },
});
