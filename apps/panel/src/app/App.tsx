import { lazy, Suspense } from 'react';
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
const BoardPage = lazy(() => import('../features/rectification/board/BoardPage.tsx'));
const CalendarPage = lazy(() => import('../features/rectification/calendar/CalendarPage.tsx'));
const WallPage = lazy(() => import('../features/rectification/wall/WallPage.tsx'));
const IssuePage = lazy(() => import('../features/notices/IssuePage.tsx'));
const NoticesPage = lazy(() => import('../features/notices/NoticesPage.tsx'));
const ImportPage = lazy(() => import('../features/import/ImportPage.tsx'));
const RequestsPage = lazy(() => import('../features/requests/RequestsPage.tsx'));
const RequestPage = lazy(() => import('../features/requests/RequestPage.tsx'));
const RecordPage = lazy(() => import('../features/rectification/RecordPage.tsx'));
const InspectionsPage = lazy(() => import('../features/inspections/InspectionsPage.tsx'));
const PeoplePage = lazy(() => import('../features/people/PeoplePage.tsx'));
const PersonPage = lazy(() => import('../features/people/PersonPage.tsx'));
const UnitsPage = lazy(() => import('../features/units/UnitsPage.tsx'));
const NotificationsPage = lazy(() => import('../features/notifications/NotificationsPage.tsx'));
const NotificationChoicePage = lazy(() => import('../features/notifications/NotificationChoicePage.tsx'));
const SettingsPage = lazy(() => import('../features/settings/SettingsPage.tsx'));
const PrintPages = lazy(() => import('../features/papers/PrintPages.tsx'));
const GuidePage = lazy(() => import('../features/help/GuidePage.tsx'));
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
    <CustomRoutes noLayout>
      <Route
        path="/wall"
        element={
          <Suspense fallback={null}>
            <WallPage />
          </Suspense>
        }
      />
      <Route
        path="/print/*"
        element={
          <Suspense fallback={null}>
            <PrintPages />
          </Suspense>
        }
      />
    </CustomRoutes>
    <CustomRoutes>
      <Route path="/cases" element={<LedgerPage />} />
      <Route path="/cases/board" element={<BoardPage />} />
      <Route path="/cases/calendar" element={<CalendarPage />} />
      <Route path="/cases/:number" element={<CasePage />} />
      <Route path="/requests" element={<RequestsPage />} />
      <Route path="/requests/:number" element={<RequestPage />} />
      <Route path="/record" element={<RecordPage />} />
      <Route path="/notices" element={<NoticesPage />} />
      <Route path="/notices/new" element={<IssuePage />} />
      <Route path="/import" element={<ImportPage />} />
      <Route path="/inspections" element={<InspectionsPage />} />
      <Route path="/people" element={<PeoplePage />} />
      <Route path="/people/:id" element={<PersonPage />} />
      <Route path="/units" element={<UnitsPage />} />
      <Route path="/notifications" element={<NotificationsPage />} />
      <Route path="/notifications/choice" element={<NotificationChoicePage />} />
      <Route path="/settings" element={<SettingsPage />} />
      <Route path="/help" element={<HelpPage />} />
      <Route path="/help/workflows/:name" element={<GuidePage />} />
      <Route path="/password" element={<PasswordPage />} />
    </CustomRoutes>
  </Admin>
);
