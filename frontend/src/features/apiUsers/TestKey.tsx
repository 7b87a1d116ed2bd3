import { useState } from 'react'
import { useClient } from 'urql'
import { Button } from '../../components/Button'
import { Gate } from '../../components/Gate'
import type { RefusalReason } from '../../gql/graphql'
import { faultsOf } from '../../lib/faults'
import type { Credential } from './memory'
import { TestApiUserPassword } from './operations'

const verdicts: Partial<Record<string, string>> = {
  WRONG_PASSWORD:
    'Refused (401): wrong password. It was changed meanwhile; set a new one in the list.',
  DISABLED: 'Refused (401), because it is disabled. Tick Enabled in the list, then test again.',
  EXPIRED: 'Refused (401), because it has expired. Extend it on its page, then test again.',
  TOO_MANY: 'Too many wrong passwords (429). Wait a minute, then test again.',
  NETWORK: 'Refused (403), because it may not be used from where you are. The password is right.',
  LIMIT: 'Over its limit of calls for now (429). The password is right.',
  ACCOUNT_DISABLED: 'Refused (401), because this account is disabled. The password is right.',
}

/** What a verdict means and what to do. */
export function explain(reason: RefusalReason | null | undefined): string {
  if (!reason) return 'Accepted (200). A program with this key gets in.'
  return verdicts[reason] ?? 'Refused. The usage on its page says why.'
}

interface Verdict {
  accepted: boolean
  text: string
}

/** Asks what a program with this key would get. It isn't a use, and no refusal. */
export function TestKey({ credential }: { credential: Credential }) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const test = async () => {
    setBusy(true)
    setVerdict(null)
    const { address: email, password } = credential
    const { data, error } = await client
      .mutation(TestApiUserPassword, { input: { email, password } })
      .toPromise()
    const said = data?.testApiUserPassword
    const accepted = said?.accepted ?? false
    const fault = faultsOf(error)[0]?.message ?? 'No clear answer. Test again.'
    setVerdict({ accepted, text: said ? explain(said.reason) : fault })
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
            <Gate open={verdict.accepted} /> {verdict.text}
          </>
        )}
      </span>
    </>
  )
}
