import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { isTextKey } from '../../../i18n/texts.ts';
import { useT } from '../../../i18n/useT.ts';
import { FilterNamesQuery } from '../documents.ts';
import { PaperMissing, PaperTrouble, PaperWaiting } from '../frame/PaperStatus.tsx';
import { PrintFrame } from '../frame/PrintFrame.tsx';
import { usePaperFrame } from '../frame/usePaperFrame.ts';
import { landscape } from '../paper/geometry.ts';
import { filterWords, idsIn } from './filterWords.ts';
import { LedgerPaper } from './LedgerPaper.tsx';
import { ledgerView, useLedgerRows } from './useLedgerRows.ts';

/** `/print/ledger?filter=…&sort=…&order=…`: the ledger of the filter that the list shows. */
export const PrintLedgerPage = () => {
  const t = useT();
  const [search] = useSearchParams();
  const view = useMemo(() => ledgerView(search), [search]);
  const { frame, origin, ...town } = usePaperFrame();
  const names = useDocument(FilterNamesQuery, { ids: idsIn(view.filter), workflow: 'rectification' });
  const { data, error, refetch, progress } = useLedgerRows(view);
  const trouble = error ?? town.error ?? names.error;
  const orderKey = `papers.order_${view.sort.field}_${view.sort.order}`;
  const link = `?${search.toString()}`;
  const ready = data && frame && names.data && origin !== undefined;
  return (
    <PrintFrame title={t('cases.ledger')} back={`/cases${link}`} geometry={landscape} origin={origin}>
      {trouble ? (
        <PaperTrouble
          error={trouble}
          retry={() => {
            void refetch();
            void town.refetch();
            void names.refetch();
          }}
        />
      ) : null}
      {!ready && !trouble ? <PaperWaiting progress={progress ? t('papers.reading', progress) : undefined} /> : null}
      {ready && data.rows.length === 0 ? (
        <PaperMissing title={t('papers.ledgerEmpty')} more={filterWords(view.filter, names.data, t)} />
      ) : null}
      {ready && data.rows.length > 0 ? (
        <LedgerPaper
          rows={data.rows}
          readAt={data.readAt}
          frame={frame}
          origin={origin}
          search={link}
          filter={filterWords(view.filter, names.data, t)}
          order={isTextKey(orderKey) ? t(orderKey) : view.sort.field}
        />
      ) : null}
    </PrintFrame>
  );
};
