import { useState } from 'react'
import { Button } from '../../components/Button'
import { CredentialStrip } from '../../components/CredentialStrip'
import '../../components/CredentialPanel.css'
import { FirstCall } from './FirstCall'
import type { Credential } from './memory'
import { Snippets } from './Snippets'
import { TestKey } from './TestKey'

interface CredentialPanelProps {
  credential: Credential
  onDone: () => void
}

/** The one time that address and password stand together: copy, try, then Done. */
export function CredentialPanel({ credential, onDone }: CredentialPanelProps) {
  const [shown, setShown] = useState(true)
  const { apiUserId, kind, description, address, password, enabled } = credential
  const title = kind === 'created' ? 'New API user' : 'New password'
  return (
    <section className="credential" aria-labelledby="credential-title">
      <h2 id="credential-title">
        {title}: {description}
      </h2>
      <p>
        Copy the password now. It can't be seen again: it is stored only as a hash, and this panel
        forgets it when you press Done or leave the page.
      </p>
      {!enabled && (
        <p className="credential-disabled">Disabled: calls get 401 until you tick Enabled.</p>
      )}
      <div className="credential-strips">
        <CredentialStrip label="Email address" value={address} />
        <CredentialStrip label="Password" value={password} secret={{ shown, onShow: setShown }} />
      </div>
      <Snippets
        address={address}
        password={password}
        shown={shown}
        onReveal={() => setShown(true)}
      />
      <FirstCall key={password} apiUserId={apiUserId} />
      <div className="credential-actions">
        <TestKey key={`${password} ${enabled}`} credential={credential} />
        <Button onPress={onDone}>Done</Button>
      </div>
    </section>
  )
}
