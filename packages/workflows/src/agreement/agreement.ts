import { defineWorkflow } from '../define.ts';
import { frame } from './frame.ts';
import { drafting } from './steps/drafting.ts';
import { outcome } from './steps/outcome.ts';
import { signing } from './steps/signing.ts';
import { system } from './steps/system.ts';

/** Target agreement 目标责任书 (plan clause Q4): drafted, offered, signed by both parties, evaluated from data, closed. */
export const agreement = defineWorkflow(frame, () => ({
  ...drafting,
  ...signing,
  ...outcome,
  ...system,
}));
