import type { Text } from '@plumbline/terms';
import { canonicalJson, sha256 } from '../record/canonical.ts';
import { type Dossier, dossierFormat } from './dossier-type.ts';

/** What came of checking a dossier. */
export interface VerifiedDossier {
  readonly ok: boolean;
  readonly faults: readonly Text[];
  /** Steps of the case, and those of them whose content is kept from the reader or was erased: their digest stands alone. */
  readonly events: number;
  readonly withheld: number;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const isDossier = (value: unknown): value is Dossier =>
  isObject(value) &&
  value['format'] === dossierFormat &&
  typeof value['contentHash'] === 'string' &&
  isObject(value['record']) &&
  Array.isArray(value['events']) &&
  value['events'].every((event) => isObject(event) && typeof event['digest'] === 'string') &&
  Array.isArray(value['bases']) &&
  value['bases'].every(isObject);

const unreadable = (found: Text): VerifiedDossier => ({
  ok: false,
  faults: [
    [
      `这不是处置案卷：${found[0]}；请用“导出案卷”得到的文件`,
      `This is no dossier of a consequence: ${found[1]}; use the file that “Export the dossier” gave`,
    ],
  ],
  events: 0,
  withheld: 0,
});

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Checks an exported dossier from its text alone: the hash over all of it, every basis, every step's digest, and that no
 * step is missing between the first and the last.
 */
export const verifyDossier = (text: string): VerifiedDossier => {
  const dossier = parse(text);
  if (dossier === undefined) return unreadable(['内容不是 JSON', 'its content is not JSON']);
  if (!isDossier(dossier)) return unreadable(['缺少案卷应有的内容', 'parts that a dossier has are missing']);
  const { contentHash, ...body } = dossier;
  const faults: Text[] = [];
  if (sha256(canonicalJson(body)) !== contentHash)
    faults.push([
      `全卷校验码是 ${contentHash}，与内容不符：内容在导出后被改动过`,
      `The hash over the whole is ${contentHash} and does not fit the content: it was altered after the export`,
    ]);
  for (const { no, computation, hash } of dossier.bases)
    if (sha256(canonicalJson(computation)) !== hash)
      faults.push([`第 ${no} 次测算依据与其校验码不符`, `Basis ${no} does not fit its hash`]);
  for (const [index, { version, title, payload, salt, digest }] of dossier.events.entries()) {
    if (version !== index + 1)
      faults.push([
        `缺第 ${index + 1} 步（找到的是第 ${version} 步）`,
        `Step ${index + 1} is missing (found step ${version})`,
      ]);
    if (payload !== null && salt !== null && sha256(salt + canonicalJson(payload)) !== digest)
      faults.push([
        `第 ${version} 步“${title[0]}”的内容与登记时的校验码不符`,
        `What was entered at step ${version}, “${title[1]}”, does not fit the digest taken then`,
      ]);
  }
  if (dossier.record.version !== dossier.events.length)
    faults.push([
      `案卷说有 ${dossier.record.version} 步，实有 ${dossier.events.length} 步`,
      `The dossier says ${dossier.record.version} steps, there are ${dossier.events.length}`,
    ]);
  return {
    ok: faults.length === 0,
    faults,
    events: dossier.events.length,
    withheld: dossier.events.filter(({ payload }) => payload === null).length,
  };
};
