import { useState } from 'react'
import { Button } from '../../components/Button'
import { Gate } from '../../components/Gate'
import { verifyKey, type Verdict } from '../../lib/verify'
import type { Credential } from './memory'

/** What a verdict means and what to do. */
export function explain(verdict: Verdict, enabled: boolean): string {
  switch (verdict) {
    case 'accepted':
      return 'Accepted (200). A program with this key gets in.'
    case 'refused':
      return enabled
        ? 'Refused (401). The API user was changed meanwhile: check the list, or set a new password.'
        : 'Refused (401), because it is disabled. Tick Enabled in the list, then test again.'
    case 'forbidden':
      return 'Refused (403). The key is right, but it may not be used from here.'
    case 'throttled':
      return 'Too many tries (429). Wait a minute, then test again.'
    case 'unknown':
      return 'No clear answer from /verify. Check the connection, then test again.'
  }
}

/** Sends the key to /verify, as a program would. */
export function TestKey({ credential }: { credential: Credential }) {
  const [busy, setBusy] = useState(false)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const test = async () => {
    setBusy(true)
    setVerdict(null)
    setVerdict(await verifyKey(credential.address, credential.password))
    setBusy(false)
  }
  return (
    <>
      <Button isPending={busy} onPress={() => void test()}>
        Test this key
      </Button>
      <span role="status" className="verdict">
        {verdict && (
          <>
            <Gate open={verdict === 'accepted'} /> {explain(verdict, credential.enabled)}
          </>
        )}
      </span>
    </>
  )
}
