import { Navigate, Route, Routes } from 'react-router'
import { LimitsTab } from '../limits/LimitsTab'
import { useViewer } from '../../../lib/viewer'
import { ApiUserPage } from './ApiUserPage'
import { HistoryTab } from './HistoryTab'
import { OverviewTab } from './OverviewTab'
import { PasswordsTab } from './PasswordsTab'

/** The addresses of one API user's page, a tab each: a chunk of their own. */
export default function ApiUserRoutes() {
  const { seesUsage } = useViewer()
  return (
    <Routes>
      <Route element={<ApiUserPage />}>
        <Route index element={<OverviewTab />} />
        <Route path="passwords" element={<PasswordsTab />} />
        <Route path="limits" element={<LimitsTab />} />
        {seesUsage && <Route path="history" element={<HistoryTab />} />}
        <Route path="*" element={<Navigate to=".." relative="route" replace />} />
      </Route>
    </Routes>
  )
}
