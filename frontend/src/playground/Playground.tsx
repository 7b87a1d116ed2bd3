import type { Fetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { useEffect, useState } from 'react'
import { readTheme } from '../lib/theme'
import { callApi, saysEnded } from './callApi'
import { memoryStorage } from './memoryStorage'
import './Playground.css'
import { readyTabs } from './tabs'

interface Named {
  viewer?: { account: { name: string } } | null
}

function Banner({ account, ended }: { account: string; ended: boolean }) {
  return (
    <header className="playground-banner">
      <h1>Live data{account && `: ${account}`}</h1>
      <span className="muted small" role="status">
        {ended ? (
          <>
            Your session has ended.{' '}
            <a href="/sign-in" target="_blank" rel="noreferrer">
              Sign in in another tab
            </a>
            , then run it again.
          </>
        ) : (
          'What you run here happens. Nothing you type is stored.'
        )}
      </span>
      <a href="/account">Back to Postern</a>
    </header>
  )
}

/** GraphiQL over the account's own data, with the tabs of the first three questions. */
export function Playground() {
  const [account, setAccount] = useState('')
  const [ended, setEnded] = useState(false)
  const [storage] = useState(memoryStorage)
  useEffect(() => {
    void callApi({ query: '{ viewer { account { name } } }' }).then(({ data }) =>
      setAccount((data as Named | null)?.viewer?.account.name ?? ''),
    )
  }, [])
  const fetcher: Fetcher = async (request, options) => {
    const answer = await callApi(request, options?.headers as Record<string, string>)
    setEnded(saysEnded(answer))
    return answer
  }
  const theme = readTheme()
  return (
    <main className="playground">
      <Banner account={account} ended={ended} />
      <div className="playground-editor">
        <GraphiQL
          fetcher={fetcher}
          storage={storage}
          defaultTabs={readyTabs}
          plugins={[]}
          forcedTheme={theme}
          shouldPersistHeaders={false}
          showPersistHeadersSettings={false}
        />
      </div>
    </main>
  )
}
