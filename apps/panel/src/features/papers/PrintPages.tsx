import { Route, Routes } from 'react-router';
import { PrintCasePage } from './case/PrintCasePage.tsx';
import { PrintLedgerPage } from './ledger/PrintLedgerPage.tsx';
import { PrintNoticePage } from './notice/PrintNoticePage.tsx';

/** Pages that show a paper as it will be printed, without the panel's frame around it. */
const PrintPages = () => (
  <Routes>
    <Route path="notice/:number" element={<PrintNoticePage />} />
    <Route path="case/:number/:paper" element={<PrintCasePage />} />
    <Route path="ledger" element={<PrintLedgerPage />} />
  </Routes>
);

export default PrintPages;
