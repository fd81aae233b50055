import { caseOrderOf, tidyFilter } from '../../data/dataProvider.ts';
import { keepFile } from '../../data/keepFile.ts';
import { actingHeaders, RequestTrouble, send } from '../../data/request.ts';

type Sort = { field: string; order: 'ASC' | 'DESC' };

/**
 * Hands every case of the present filter to the browser as a workbook, which an import takes back unchanged.
 * @throws RequestTrouble
 */
export const exportCases = async (
  filter: Readonly<Record<string, unknown>>,
  sort: Sort,
  name: string,
): Promise<void> => {
  const question = new URLSearchParams({
    filter: JSON.stringify(tidyFilter(filter)),
    orderBy: JSON.stringify({ field: caseOrderOf(sort.field), direction: sort.order }),
  });
  const response = await send(`/api/ledger.xlsx?${question.toString()}`, { headers: actingHeaders() });
  if (response.status === 401) throw new RequestTrouble('signedOut', '', 401);
  if (!response.ok) {
    const answer = (await response.json().catch(() => ({}))) as { message?: string };
    throw new RequestTrouble('server', answer.message ?? '', response.status);
  }
  await keepFile(response, `${name}.xlsx`);
};
