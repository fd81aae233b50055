import { sqlOf, type Transaction } from '@plumbline/database';
import type { Effect, Gathered, Gathering, Query } from '../record/feature.ts';
import type { Standing } from '../record/holders.ts';
import type { InputFault } from '../record/parse-input.ts';
import { rowOf } from './offer.ts';
import { readVersion, versionNoOf } from './version.ts';

interface Signing {
  readonly personId: number;
  readonly side: 'A' | 'B';
  readonly versionNo: number;
  readonly hash: string;
}

const sideOf = (standings: readonly Standing[], personId: number): 'A' | 'B' | null => {
  const holds = (relation: string) =>
    standings.some((each) => each.relation === relation && each.person_id === personId);
  return holds('partyA') ? 'A' : holds('partyB') ? 'B' : null;
};

const fault = (path: string, zh: string, en: string): InputFault => ({ path: [path], text: [zh, en] });

const versionNow = (tx: Transaction, gathering: Gathering) =>
  readVersion(tx, gathering.town.id, gathering.record?.id ?? 0, versionNoOf(rowOf(gathering)));

/** Signing: the text that was shown must be the one on the table, read by somebody who still holds a post. */
export const gatherSignature = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const { input, personId, posts, standings } = gathering;
  const { versionNo, hash } = await versionNow(tx, gathering);
  const side = sideOf(standings, personId);
  const faults: InputFault[] = [];
  if (input['contentHash'] !== hash)
    faults.push(
      fault(
        'contentHash',
        `您看到的不是现在的第 ${versionNo} 版，签署已停止；请重新打开，看过新的一版再签`,
        `The text that you were shown is not version ${versionNo}, which is on the table; open it again and read it`,
      ),
    );
  if (input['read'] !== true)
    faults.push(fault('read', '请读完全文并勾选后再签', 'Read the whole text and tick that you have'));
  if (posts.length === 0 || side === null)
    faults.push(
      fault(
        'read',
        '您今天没有岗位，不能以原来的身份签署；请联系教导处',
        'You hold no post today and cannot sign as what you were; ask academic affairs',
      ),
    );
  return faults.length > 0 || side === null
    ? { faults }
    : { known: { personId, side, versionNo, hash } satisfies Signing };
};

/** Signing on paper: by a party who has not signed yet, on a day that is not to come, with a scan of the page. */
export const gatherPaper = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const { input, standings, today } = gathering;
  const { versionNo, hash } = await versionNow(tx, gathering);
  const signer = Number(input['signer']);
  const side = sideOf(standings, signer);
  const signed = standings.some(({ relation, person_id }) => relation === 'signed' && person_id === signer);
  const faults: InputFault[] = [];
  if (side === null)
    faults.push(
      fault('signer', '签署人须是本件的甲方或乙方', 'Only party A or party B of this agreement can have signed'),
    );
  else if (signed) faults.push(fault('signer', '此人已经签署了这一版', 'This person has signed this version already'));
  if (String(input['signedOn']) > today)
    faults.push(
      fault(
        'signedOn',
        `签署日期是 ${input['signedOn']}，不能晚于今天 ${today}`,
        `Signed on ${input['signedOn']}; it cannot lie after today, ${today}`,
      ),
    );
  return faults.length > 0 || side === null
    ? { faults }
    : { known: { personId: signer, side, versionNo, hash } satisfies Signing };
};

const signature = ({ townId, recordId, at, known }: Effect) => {
  const { personId, side, versionNo, hash } = known as Signing;
  return { town_id: townId, record_id: recordId, version_no: versionNo, side, person_id: personId, hash, at };
};

/** The signature, bound to the text by the database itself. */
export const keepSignature = (effect: Effect): readonly Query[] => [
  sqlOf.insertInto('agreement_signature').values({ ...signature(effect), post_id: effect.postId }),
];

/** A signature on paper, with its scan and who recorded it. */
export const keepPaper = (effect: Effect): readonly Query[] => [
  sqlOf.insertInto('agreement_signature').values({
    ...signature(effect),
    on_paper: true,
    signed_on: String(effect.input['signedOn']),
    file_id: (effect.input['scan'] as readonly number[])[0] ?? null,
    recorded_by: effect.personId,
  }),
];
