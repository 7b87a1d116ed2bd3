import type { ReactNode } from 'react'
import { useTitle } from '../lib/useTitle'
import './EntryPage.css'
import { Gate } from './Gate'

/** A page outside the account: sign-in, set-up, a new password. */
export function EntryPage({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title)
  return (
    <main className="entry">
      <p className="entry-brand">
        <Gate open />
        Postern
      </p>
      <div className="entry-body">
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}
