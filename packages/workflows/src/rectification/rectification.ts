import { defineWorkflow } from '../define.ts';
import { frame } from './frame.ts';
import { change } from './steps/change.ts';
import { lookBack } from './steps/look-back.ts';
import { notice } from './steps/notice.ts';
import { objection } from './steps/objection.ts';
import { plan } from './steps/plan.ts';
import { report } from './steps/report.ts';
import { system } from './steps/system.ts';

/** Inspection-to-rectification 整改 (plan clause I6): one record per finding, from the corridor to its closing. */
export const rectification = defineWorkflow(frame, () => ({
  ...notice,
  ...objection,
  ...plan,
  ...report,
  ...change,
  ...lookBack,
  ...system,
}));
