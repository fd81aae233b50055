import { lazy } from 'react';
import { Admin, CustomRoutes, type RaThemeOptions } from 'react-admin';
import { Route } from 'react-router';
import { authProvider } from '../data/authProvider.ts';
import { dataProvider } from '../data/dataProvider.ts';
import { queryClient } from '../data/queryClient.ts';
import { WorkbenchPage } from '../features/workbench/WorkbenchPage.tsx';
import { i18nProvider } from '../i18n/i18nProvider.ts';
import { theme } from '../theme/theme.ts';
import { Layout } from './Layout.tsx';
import { LoginPage } from './LoginPage.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

const LedgerPage = lazy(() => import('../features/rectification/LedgerPage.tsx'));
const CasePage = lazy(() => import('../features/rectification/CasePage.tsx'));
const RecordPage = lazy(() => import('../features/rectification/RecordPage.tsx'));
const InspectionsPage = lazy(() => import('../features/inspections/InspectionsPage.tsx'));
const PeoplePage = lazy(() => import('../features/people/PeoplePage.tsx'));
const PersonPage = lazy(() => import('../features/people/PersonPage.tsx'));
const UnitsPage = lazy(() => import('../features/units/UnitsPage.tsx'));
const SettingsPage = lazy(() => import('../features/settings/SettingsPage.tsx'));
const HelpPage = lazy(() => import('../features/help/HelpPage.tsx'));

import { PasswordPage } from './PasswordPage.tsx';

/** The desk panel. */
export const App = () => (
  <Admin
    title=""
    disableTelemetry
    requireAuth
    authProvider={authProvider}
    dataProvider={dataProvider}
    i18nProvider={i18nProvider}
    queryClient={queryClient}
    theme={theme as RaThemeOptions}
    darkTheme={null}
    layout={Layout}
    loginPage={LoginPage}
    dashboard={WorkbenchPage}
    catchAll={NotFoundPage}
  >
    <CustomRoutes>
      <Route path="/cases" element={<LedgerPage />} />
      <Route path="/cases/:number" element={<CasePage />} />
      <Route path="/record" element={<RecordPage />} />
      <Route path="/inspections" element={<InspectionsPage />} />
      <Route path="/people" element={<PeoplePage />} />
      <Route path="/people/:id" element={<PersonPage />} />
      <Route path="/units" element={<UnitsPage />} />
      <Route path="/settings" element={<SettingsPage />} />
      <Route path="/help" element={<HelpPage />} />
      <Route path="/password" element={<PasswordPage />} />
    </CustomRoutes>
  </Admin>
);
