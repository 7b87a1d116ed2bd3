import { Link } from 'react-router'
import { Gate } from '../components/Gate'
import { SettingsMenu } from './SettingsMenu'
import './TopBar.css'

/** The top menu bar: home, My Account, Settings. */
export function TopBar() {
  return (
    <header className="top-bar">
      <div className="top-bar-inner">
        <Link className="brand" to="/">
          <Gate open />
          Postern
        </Link>
        <span className="top-place">
          <Link to="/account">My Account</Link>
        </span>
        <SettingsMenu />
      </div>
    </header>
  )
}
