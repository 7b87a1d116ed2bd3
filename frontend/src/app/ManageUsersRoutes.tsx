import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { AddUserDialog } from '../features/apiUsers/AddUserDialog'
import { ApiUsersTab } from '../features/apiUsers/ApiUsersTab'
import { EditDialog } from '../features/apiUsers/EditDialog'
import { PasswordDialog } from '../features/apiUsers/PasswordDialog'
import { InviteDialog } from '../features/people/InviteDialog'
import { StandardTab } from '../features/people/StandardTab'
import { ManageUsersPage } from './ManageUsersPage'
import { NotFoundPage } from './NotFoundPage'

const ImportPage = lazy(() => import('../features/apiUsers/import/ImportPage'))
const ApiUserRoutes = lazy(() => import('../features/apiUsers/detail/ApiUserRoutes'))

/** The addresses below Manage Users: a chunk of their own, since tabs and dialogs are heavy. */
export default function ManageUsersRoutes() {
  return (
    <Routes>
      <Route element={<ManageUsersPage />}>
        <Route element={<StandardTab />}>
          <Route index element={null} />
          <Route path="new" element={<InviteDialog />} />
        </Route>
        <Route path="api" element={<ApiUsersTab />}>
          <Route path="new" element={<AddUserDialog />} />
          <Route path=":id/edit" element={<EditDialog />} />
          <Route path=":id/password" element={<PasswordDialog />} />
        </Route>
      </Route>
      <Route path="api/import" element={<ImportPage />} />
      <Route path="api/:id/*" element={<ApiUserRoutes />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  )
}
