import { keepFile } from '../../../data/keepFile.ts';
import { RequestTrouble, send } from '../../../data/request.ts';

/** What is looked at: the session's code, the groups, the subject (null for the only one) and the version. */
type Looked = { code: string; by: string; subject: number | null; revision: number | null };

/**
 * Hands the figures that are looked at to the browser as a workbook.
 * @throws RequestTrouble
 */
export const exportComparison = async ({ code, by, subject, revision }: Looked, name: string): Promise<void> => {
  const question = new URLSearchParams({
    exam: code,
    by,
    ...(subject === null ? {} : { subject: String(subject) }),
    ...(revision === null ? {} : { revision: String(revision) }),
  });
  const response = await send(`/api/comparison.xlsx?${question.toString()}`);
  if (response.status === 401) throw new RequestTrouble('signedOut', '', 401);
  if (!response.ok) {
    const answer = (await response.json().catch(() => ({}))) as { message?: string };
    throw new RequestTrouble('server', answer.message ?? '', response.status);
  }
  await keepFile(response, `${name}.xlsx`);
};
