import { useEffect, useRef } from 'react'
import { exactTime } from '../lib/relativeTime'
import { Button } from './Button'
import './CredentialPanel.css'
import { CredentialStrip } from './CredentialStrip'

interface InvitationPanelProps {
  title: string
  person: { name: string; email: string; invitedUntil: string | null }
  invitationUrl: string
  /** The link went to them by mail, too. */
  mailed: boolean
  /** Mails are sent here, as far as the mail server takes them. */
  mailConfigured: boolean
  onDone: () => void
}

/** The one time that the link of an invitation is shown. */
export function InvitationPanel(props: InvitationPanelProps) {
  const { title, person, invitationUrl, mailed, mailConfigured, onDone } = props
  const { name, email, invitedUntil } = person
  const panel = useRef<HTMLElement>(null)
  // The row whose link was made may be far below. (jsdom can't scroll.)
  useEffect(() => {
    panel.current?.scrollIntoView?.({ block: 'nearest' })
  }, [invitationUrl])
  return (
    <section ref={panel} className="credential" aria-labelledby="invitation-title">
      <h2 id="invitation-title">{title}</h2>
      <p>
        {mailed
          ? `The link went to ${email} by mail.`
          : mailConfigured
            ? `The mail to ${email} could not be sent. Copy the link, and give it to ${name} yourself.`
            : `Copy the link, and give it to ${name} yourself: this server sends no mails.`}{' '}
        It works once{invitedUntil && `, until ${exactTime(invitedUntil)}`}. It can't be seen again:
        this panel forgets it when you press Done or leave the page.
      </p>
      {/* Another link is not copied yet. */}
      <CredentialStrip key={invitationUrl} label="Invitation link" value={invitationUrl} />
      <div className="credential-actions">
        <Button onPress={onDone}>Done</Button>
      </div>
    </section>
  )
}
