import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../components/Button'
import { Gate } from '../components/Gate'
import { SettingsLabel } from './SettingsLabel'
import './TopBar.css'

// Menus are heavy; the page need not wait for this one.
const SettingsMenu = lazy(() =>
  import('./SettingsMenu').then((module) => ({ default: module.SettingsMenu })),
)

/** The top menu bar: home, My Account, Settings. */
export function TopBar() {
  // Pressed before the menu has arrived, the button keeps its word once it has.
  const [asked, setAsked] = useState(false)
  const waiting = (
    <Button small onPressStart={() => setAsked(true)}>
      <SettingsLabel />
    </Button>
  )
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
        <Suspense fallback={waiting}>
          <SettingsMenu open={asked} />
        </Suspense>
      </div>
    </header>
  )
}
