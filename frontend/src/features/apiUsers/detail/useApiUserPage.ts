import { useOutletContext } from 'react-router'
import type { ApiUserContext } from './ApiUserPage'

/** The API user of the page, for its tabs. */
export const useApiUserPage = () => useOutletContext<ApiUserContext>()
