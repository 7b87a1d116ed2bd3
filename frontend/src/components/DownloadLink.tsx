import { useRef, type MouseEvent, type ReactNode } from 'react'
import { useClient } from 'urql'
import { graphql } from '../gql'

const StillSignedIn = graphql(`
  query StillSignedIn {
    viewer {
      isOwner
    }
  }
`)

interface DownloadLinkProps {
  href: string
  file: string
  children: ReactNode
}

/** A link to a file of the server's, for whoever is signed in still. */
export function DownloadLink({ href, file, children }: DownloadLinkProps) {
  const client = useClient()
  const asked = useRef(false)
  // A download can't ask for sign-in when the session has ended; a query can, and waits for it.
  const askFirst = async (event: MouseEvent<HTMLAnchorElement>) => {
    if (asked.current) return
    event.preventDefault()
    const link = event.currentTarget
    await client.query(StillSignedIn, {}, { requestPolicy: 'network-only' }).toPromise()
    asked.current = true
    link.click()
    asked.current = false
  }
  return (
    <a href={href} download={file} onClick={(event) => void askFirst(event)}>
      {children}
    </a>
  )
}
