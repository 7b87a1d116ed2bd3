import { useCallback, useEffect } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { useQuery } from 'urql'
import { EntryPage } from '../../components/EntryPage'
import { FormAlert, Notice } from '../../components/FormAlert'
import { graphql } from '../../gql'
import { faultsOf } from '../../lib/faults'
import { AskOperator } from './AskOperator'
import { nextPath } from './nextPath'
import { SignInForm } from './SignInForm'

const SignInPageQuery = graphql(`
  query SignInPage {
    setUpNeeded
    installation {
      mailConfigured
    }
    viewer {
      isOwner
    }
  }
`)

/** The way to a new password: a page that mails a link, or the words that it would say instead. */
function Forgotten({ mailed }: { mailed: boolean }) {
  if (mailed) {
    return (
      <p>
        <Link to="/forgot-password">Forgot your password?</Link>
      </p>
    )
  }
  return (
    <p className="muted">
      Forgot your password? <AskOperator />
    </p>
  )
}

/** Sign-in as a page. Whoever is signed in already goes straight on. */
export function SignInPage() {
  const { search } = useLocation()
  const navigate = useNavigate()
  const [{ data, error }, again] = useQuery({
    query: SignInPageQuery,
    requestPolicy: 'network-only',
  })
  const goOn = useCallback(() => {
    const path = nextPath(search, window.location.origin)
    // The playground is a page of its own, outside the app.
    if (path.startsWith('/playground')) window.location.assign(path)
    else void navigate(path, { replace: true })
  }, [navigate, search])
  const signedIn = Boolean(data?.viewer)
  useEffect(() => {
    if (signedIn) goOn()
  }, [signedIn, goOn])
  return (
    <EntryPage title="Sign in">
      <FormAlert faults={faultsOf(error)} onRetry={again} />
      {data?.setUpNeeded ? (
        <Notice>
          There is no account here yet. Open the set-up address that the server printed when it
          started.
        </Notice>
      ) : (
        <>
          <SignInForm onSignedIn={goOn} />
          {data && <Forgotten mailed={data.installation.mailConfigured} />}
        </>
      )}
    </EntryPage>
  )
}
