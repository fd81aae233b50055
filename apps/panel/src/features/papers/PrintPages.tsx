import { Route, Routes } from 'react-router';
import { PrintAgreementPage } from './agreement/PrintAgreementPage.tsx';
import { PrintCasePage } from './case/PrintCasePage.tsx';
import { PrintLedgerPage } from './ledger/PrintLedgerPage.tsx';
import { PrintNoticePage } from './notice/PrintNoticePage.tsx';
import { PrintSanctionPage } from './sanction/PrintSanctionPage.tsx';
import { PrintSlipsPage } from './slips/PrintSlipsPage.tsx';

/** Pages that show a paper as it will be printed, without the panel's frame around it. */
const PrintPages = () => (
  <Routes>
    <Route path="notice/:number" element={<PrintNoticePage />} />
    <Route path="case/:number/:paper" element={<PrintCasePage />} />
    <Route path="agreement/:number" element={<PrintAgreementPage />} />
    <Route path="sanction/:number/:paper" element={<PrintSanctionPage />} />
    <Route path="ledger" element={<PrintLedgerPage />} />
    <Route path="slips" element={<PrintSlipsPage />} />
  </Routes>
);

export default PrintPages;
