import { clauses, day, optional, password, person, someFiles, targets, text, yes } from '../../field.ts';
import { reason } from '../fields.ts';
import { step } from '../frame.ts';
import { afterSigning, signable } from '../states.ts';
import { byDrafter, byParty } from '../who.ts';

/** Both parties sign the same text, propose another, or refuse. */
export const signing = {
  counter: step({
    title: ['提出修改意见', 'Counter-propose'],
    personal: true,
    from: signable,
    to: 'countered',
    ...byParty,
    input: {
      targets: optional(targets('目标改为', 'Targets, as proposed')),
      clauses: optional(clauses('条款改为', 'Clauses, as proposed')),
      reason: reason(),
    },
    change: ({ context }) => ({
      versionNo: context.versionNo + 1,
      counters: context.counters + 1,
      signatures: 0,
    }),
    release: ['signed'],
    notify: ['partyA', 'partyB', 'drafter'],
    next: [
      '生成新一版，对方的签署作废；由教导处答复',
      'Makes a new version, the other signature ends; the office answers',
    ],
  }),
  sign: step({
    title: ['签署', 'Sign'],
    personal: true,
    from: signable,
    to: afterSigning,
    ...byParty,
    main: true,
    input: {
      contentHash: text('全文校验码', 'Hash of the text', {
        max: 64,
        hint: ['您所看的那一版全文的校验码', 'Of the text that you were shown'],
      }),
      read: yes('我已读完全文', 'I have read the whole text'),
      password: password('再输一次登录密码', 'Your password again', {
        hint: ['只用来确认是您本人，不会保存', 'Only to confirm that it is you; it is not kept'],
      }),
    },
    change: ({ context }) => ({ signatures: context.signatures + 1 }),
    assign: { signed: { to: 'actor', also: true } },
    notify: ['partyA', 'partyB', 'drafter'],
    next: [
      '双方签署同一版后生效；改一个字就要重签',
      'In force once both have signed; any change has to be signed again',
    ],
  }),
  signOnPaper: step({
    title: ['登记纸质签署', 'Record a signature on paper'],
    personal: true,
    from: signable,
    to: afterSigning,
    ...byDrafter,
    input: {
      signer: person('签署人', 'Who signed'),
      signedOn: day('签署日期', 'Signed on', { past: true }),
      scan: someFiles('扫描件', 'Scan', { hint: ['签字页的照片或扫描件', 'Photo or scan of the signed page'] }),
    },
    change: ({ context }) => ({ signatures: context.signatures + 1 }),
    assign: { signed: { to: 'signer', also: true } },
    notify: ['partyA', 'partyB', 'drafter'],
    next: ['与本人签署同样有效，注明在纸上签署', 'As good as a signature here, marked as made on paper'],
  }),
  refuse: step({
    title: ['拒签', 'Refuse'],
    personal: true,
    from: signable,
    to: 'refused',
    ...byParty,
    input: { reason: reason() },
    change: () => ({ signatures: 0 }),
    release: ['signed'],
    notify: ['partyA', 'partyB', 'drafter', 'office'],
    next: ['由教导处修改后重新送签，或撤回', 'The office offers it anew, or withdraws it'],
  }),
};
