import { lazy, Suspense } from 'react'
import { RouterProvider } from 'react-aria-components'
import { Navigate, Route, Routes, useHref, useNavigate } from 'react-router'
import { Provider, type Client } from 'urql'
import { LiveRegion } from '../components/LiveRegion'
import { OverviewPage } from '../features/account/OverviewPage'
import { SessionEndedDialog } from '../features/session/SessionEndedDialog'
import { SignInPage } from '../features/session/SignInPage'
import type { Session } from '../lib/session'
import { SessionContext } from '../lib/sessionContext'
import { NotFoundPage } from './NotFoundPage'
import { Shell } from './Shell'

const ManageUsersRoutes = lazy(() => import('./ManageUsersRoutes'))
const HistoryPage = lazy(() => import('../features/history/HistoryPage'))
const TransferDialog = lazy(() => import('../features/account/TransferDialog'))
const ProfilePage = lazy(() => import('../features/profile/ProfilePage'))
const TeamPage = lazy(() => import('../features/team/TeamPage'))
const CreateAccountDialog = lazy(() => import('../features/team/CreateAccountDialog'))
// Each is needed once in the life of an installation, or less.
const SetUpPage = lazy(() =>
  import('../features/session/SetUpPage').then((module) => ({ default: module.SetUpPage })),
)
const ForgotPasswordPage = lazy(() =>
  import('../features/session/ForgotPasswordPage').then((module) => ({
    default: module.ForgotPasswordPage,
  })),
)
const ResetPasswordPage = lazy(() =>
  import('../features/session/ResetPasswordPage').then((module) => ({
    default: module.ResetPasswordPage,
  })),
)
const InvitationPage = lazy(() =>
  import('../features/session/InvitationPage').then((module) => ({
    default: module.InvitationPage,
  })),
)

/** Every address of the app. */
function AppRoutes() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="/set-up" element={<SetUpPage />} />
      <Route path="/forgot-password" element={<ForgotPasswordPage />} />
      <Route path="/invitation" element={<InvitationPage />} />
      <Route path="/reset-password" element={<ResetPasswordPage />} />
      <Route element={<Shell />}>
        <Route index element={<Navigate to="/account" replace />} />
        <Route path="/account" element={<OverviewPage />}>
          <Route path="transfer" element={<TransferDialog />} />
        </Route>
        <Route path="/account/users/*" element={<ManageUsersRoutes />} />
        <Route path="/account/history" element={<HistoryPage />} />
        <Route path="/settings/profile" element={<ProfilePage />} />
        <Route path="/settings/team" element={<TeamPage />}>
          <Route path="new" element={<CreateAccountDialog />} />
        </Route>
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  )
}

interface AppProps {
  client: Client
  session: Session
}

/** The app inside its router. */
export function App({ client, session }: AppProps) {
  const navigate = useNavigate()
  return (
    <SessionContext value={session}>
      <Provider value={client}>
        <RouterProvider navigate={(path) => void navigate(path)} useHref={useHref}>
          <Suspense>
            <AppRoutes />
          </Suspense>
          <SessionEndedDialog />
          <LiveRegion />
        </RouterProvider>
      </Provider>
    </SessionContext>
  )
}
