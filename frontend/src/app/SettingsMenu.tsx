import { useState } from 'react'
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { Button } from '../components/Button'
import { chooseTheme, readTheme, type Theme } from '../lib/theme'
import { useViewer } from '../lib/viewer'
import { SettingsLabel } from './SettingsLabel'
import './SettingsMenu.css'
import { useSignOut } from './useSignOut'

const themes: { id: Theme; label: string }[] = [
  { id: 'system', label: 'Like the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
]

function Tick({ shown }: { shown: boolean }) {
  return (
    <svg className="menu-mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shown && (
        <path d="M3 8.5 6.5 12 13 4.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
      )}
    </svg>
  )
}

function Who() {
  const { user, account, isOwner, isLooking } = useViewer()
  return (
    <div className="menu-who small">
      <strong>{user.name}</strong>
      <div className="muted">{user.email}</div>
      <div className="muted">
        {isLooking ? 'Looking at' : isOwner ? 'Owner of' : 'Standard user of'} {account.name}
      </div>
    </div>
  )
}

/** Settings: who is signed in, their team, the theme, Sign out. `open` when it was asked for already. */
export function SettingsMenu({ open }: { open: boolean }) {
  const { managesTeam } = useViewer()
  const [theme, setTheme] = useState(readTheme)
  const signOut = useSignOut()
  const choose = (next: Theme) => {
    chooseTheme(next)
    setTheme(next)
  }
  return (
    <MenuTrigger defaultOpen={open}>
      <Button small>
        <SettingsLabel />
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <Who />
        <Menu className="menu" aria-label="Settings">
          <MenuItem className="menu-item" href="/settings/profile">
            Profile and sign-in
          </MenuItem>
          {managesTeam && (
            <MenuItem className="menu-item" href="/settings/team">
              Your team
            </MenuItem>
          )}
          <MenuSection
            className="menu-section"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => choose([...keys][0] as Theme)}
          >
            <Header className="menu-header">Theme</Header>
            {themes.map(({ id, label }) => (
              <MenuItem key={id} id={id} className="menu-item" textValue={label}>
                <Tick shown={theme === id} />
                {label}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuItem className="menu-item" onAction={() => void signOut()}>
            Sign out
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
