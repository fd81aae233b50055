import { lazy, Suspense } from 'react';
import { Admin, CustomRoutes, type RaThemeOptions } from 'react-admin';
import { Route } from 'react-router';
import { authProvider } from '../data/authProvider.ts';
import { dataProvider } from '../data/dataProvider.ts';
import { queryClient } from '../data/queryClient.ts';
import { WorkbenchPage } from '../features/workbench/WorkbenchPage.tsx';
import { i18nProvider } from '../i18n/i18nProvider.ts';
import { theme } from '../theme/theme.ts';
import { DoorPage } from './DoorPage.tsx';
import { Layout } from './Layout.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

const LedgerPage = lazy(() => import('../features/rectification/LedgerPage.tsx'));
const CasePage = lazy(() => import('../features/rectification/CasePage.tsx'));
const BoardPage = lazy(() => import('../features/rectification/board/BoardPage.tsx'));
const CalendarPage = lazy(() => import('../features/rectification/calendar/CalendarPage.tsx'));
const WallPage = lazy(() => import('../features/rectification/wall/WallPage.tsx'));
const IssuePage = lazy(() => import('../features/notices/IssuePage.tsx'));
const NoticesPage = lazy(() => import('../features/notices/NoticesPage.tsx'));
const ImportPage = lazy(() => import('../features/import/ImportPage.tsx'));
const ExamsPage = lazy(() => import('../features/exams/ExamsPage.tsx'));
const OpenExamPage = lazy(() => import('../features/exams/open/OpenExamPage.tsx'));
const ExamPage = lazy(() => import('../features/exams/ExamPage.tsx'));
const ScoresPage = lazy(() => import('../features/exams/entry/ScoresPage.tsx'));
const ImportScoresPage = lazy(() => import('../features/exams/import/ImportScoresPage.tsx'));
const ImportRosterPage = lazy(() => import('../features/exams/import/ImportRosterPage.tsx'));
const AnalysisPage = lazy(() => import('../features/exams/analysis/AnalysisPage.tsx'));
const TeachingPage = lazy(() => import('../features/teaching/TeachingPage.tsx'));
const RequestsPage = lazy(() => import('../features/requests/RequestsPage.tsx'));
const RequestPage = lazy(() => import('../features/requests/RequestPage.tsx'));
const AgreementsPage = lazy(() => import('../features/agreements/AgreementsPage.tsx'));
const AgreementPage = lazy(() => import('../features/agreements/AgreementPage.tsx'));
const CoveragePage = lazy(() => import('../features/agreements/CoveragePage.tsx'));
const DraftPage = lazy(() => import('../features/agreements/DraftPage.tsx'));
const TemplatesPage = lazy(() => import('../features/agreements/TemplatesPage.tsx'));
const SanctionsPage = lazy(() => import('../features/sanctions/SanctionsPage.tsx'));
const SanctionPage = lazy(() => import('../features/sanctions/SanctionPage.tsx'));
const SanctionOverviewPage = lazy(() => import('../features/sanctions/overview/OverviewPage.tsx'));
const ProposePage = lazy(() => import('../features/sanctions/ProposePage.tsx'));
const RecordPage = lazy(() => import('../features/rectification/RecordPage.tsx'));
const InspectionsPage = lazy(() => import('../features/inspections/InspectionsPage.tsx'));
const DelegationsPage = lazy(() => import('../features/delegations/DelegationsPage.tsx'));
const PeoplePage = lazy(() => import('../features/people/PeoplePage.tsx'));
const PersonPage = lazy(() => import('../features/people/PersonPage.tsx'));
const UnitsPage = lazy(() => import('../features/units/UnitsPage.tsx'));
const NotificationsPage = lazy(() => import('../features/notifications/NotificationsPage.tsx'));
const NotificationChoicePage = lazy(() => import('../features/notifications/NotificationChoicePage.tsx'));
const SupportPage = lazy(() => import('../features/support/SupportPage.tsx'));
const MeetingsPage = lazy(() => import('../features/meetings/MeetingsPage.tsx'));
const MeetingPage = lazy(() => import('../features/meetings/MeetingPage.tsx'));
const EligibilityPage = lazy(() => import('../features/eligibility/EligibilityPage.tsx'));
const LadderPage = lazy(() => import('../features/ladder/LadderPage.tsx'));
const ReadLogPage = lazy(() => import('../features/personal/ReadLogPage.tsx'));
const SimulatorPage = lazy(() => import('../features/simulator/SimulatorPage.tsx'));
const SchoolCalendarPage = lazy(() => import('../features/setup/SchoolCalendarPage.tsx'));
const SetupPage = lazy(() => import('../features/setup/SetupPage.tsx'));
const ImportStaffPage = lazy(() => import('../features/people/import/ImportStaffPage.tsx'));
const PostsPage = lazy(() => import('../features/posts/PostsPage.tsx'));
const YearsPage = lazy(() => import('../features/years/YearsPage.tsx'));
const NextYearPage = lazy(() => import('../features/years/NextYearPage.tsx'));
const SettingsPage = lazy(() => import('../features/settings/SettingsPage.tsx'));
const RightsPage = lazy(() => import('../features/rights/RightsPage.tsx'));
const PrintPages = lazy(() => import('../features/papers/PrintPages.tsx'));
const AuditPage = lazy(() => import('../features/audit/AuditPage.tsx'));
const AccountPage = lazy(() => import('../features/account/AccountPage.tsx'));
const KeysPage = lazy(() => import('../features/account/KeysPage.tsx'));
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
    loginPage={DoorPage}
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
      <Route path="/agreements" element={<AgreementsPage />} />
      <Route path="/agreements/coverage" element={<CoveragePage />} />
      <Route path="/agreements/new" element={<DraftPage />} />
      <Route path="/agreements/templates" element={<TemplatesPage />} />
      <Route path="/agreements/:number" element={<AgreementPage />} />
      <Route path="/sanctions" element={<SanctionsPage />} />
      <Route path="/sanctions/overview" element={<SanctionOverviewPage />} />
      <Route path="/sanctions/new" element={<ProposePage />} />
      <Route path="/sanctions/:number" element={<SanctionPage />} />
      <Route path="/record" element={<RecordPage />} />
      <Route path="/notices" element={<NoticesPage />} />
      <Route path="/notices/new" element={<IssuePage />} />
      <Route path="/import" element={<ImportPage />} />
      <Route path="/exams" element={<ExamsPage />} />
      <Route path="/exams/new" element={<OpenExamPage />} />
      <Route path="/exams/:code" element={<ExamPage />} />
      <Route path="/exams/:code/import" element={<ImportScoresPage />} />
      <Route path="/exams/:code/county" element={<ImportScoresPage kind="county-results" />} />
      <Route path="/exams/:code/scores/:class/:subject" element={<ScoresPage />} />
      <Route path="/exams/:code/analysis" element={<AnalysisPage />} />
      <Route path="/pupils/import" element={<ImportRosterPage />} />
      <Route path="/teaching" element={<TeachingPage />} />
      <Route path="/inspections" element={<InspectionsPage />} />
      <Route path="/delegations" element={<DelegationsPage />} />
      <Route path="/people" element={<PeoplePage />} />
      <Route path="/people/import" element={<ImportStaffPage />} />
      <Route path="/people/:id" element={<PersonPage />} />
      <Route path="/units" element={<UnitsPage />} />
      <Route path="/posts" element={<PostsPage />} />
      <Route path="/years" element={<YearsPage />} />
      <Route path="/years/next" element={<NextYearPage />} />
      <Route path="/notifications" element={<NotificationsPage />} />
      <Route path="/notifications/choice" element={<NotificationChoicePage />} />
      <Route path="/support" element={<SupportPage />} />
      <Route path="/meetings" element={<MeetingsPage />} />
      <Route path="/meetings/:id" element={<MeetingPage />} />
      <Route path="/audit" element={<AuditPage />} />
      <Route path="/read-log" element={<ReadLogPage />} />
      <Route path="/eligibility" element={<EligibilityPage />} />
      <Route path="/ladder/:person" element={<LadderPage />} />
      <Route path="/simulator" element={<SimulatorPage />} />
      <Route path="/settings" element={<SettingsPage />} />
      <Route path="/setup" element={<SetupPage />} />
      <Route path="/school-calendar" element={<SchoolCalendarPage />} />
      <Route path="/help" element={<HelpPage />} />
      <Route path="/rights" element={<RightsPage />} />
      <Route path="/help/workflows/:name" element={<GuidePage />} />
      <Route path="/password" element={<PasswordPage />} />
      <Route path="/account" element={<AccountPage />} />
      <Route path="/account/keys" element={<KeysPage />} />
    </CustomRoutes>
  </Admin>
);
