import { person } from '../../field.ts';
import { step } from '../frame.ts';
import { evaluated, signable, unsigned } from '../states.ts';

/** What nobody takes: it follows from posts that end. */
export const system = {
  partyLeft: step({
    title: ['签署人离岗，退回拟稿', 'Back to draft, as a signer has left'],
    from: signable,
    to: 'drafted',
    system: true,
    change: () => ({ signatures: 0 }),
    release: ['signed'],
    notify: ['partyA', 'partyB', 'drafter', 'office'],
    next: [
      '甲方离岗的换人后重新送签；乙方离岗的撤回，另给接任者起草',
      'Offered anew with another signer for party A; where party B has left, withdrawn and drafted for whoever follows',
    ],
  }),
  handOver: step({
    title: ['移交', 'Hand over'],
    from: [...unsigned, 'inForce', ...evaluated],
    to: null,
    system: true,
    input: { drafter: person('接任的拟稿人', 'Drafter from now on') },
    assign: { drafter: { to: 'drafter' } },
    notify: ['drafter'],
    next: ['岗位变动时自动办理，期限不变', 'Follows from the end of a post; the days stay'],
  }),
};
