import { useQuery } from 'urql'
import { Facts } from '../../components/Facts'
import { Notice } from '../../components/FormAlert'
import { graphql } from '../../gql'
import { useTitle } from '../../lib/useTitle'
import { useViewer } from '../../lib/viewer'
import { ChangedInPlace } from './ChangedInPlace'
import { EmailForm } from './EmailForm'
import { NameForm } from './NameForm'
import { PasswordForm } from './PasswordForm'
import './profile.css'
import { SignedIn } from './SignedIn'

const ProfileQuery = graphql(`
  query Profile {
    installation {
      mailConfigured
    }
  }
`)

/** A person's own name, what they sign in with, and where they are signed in. */
export default function ProfilePage() {
  const { user, account, isLooking } = useViewer()
  useTitle('Profile and sign-in')
  const [{ data }] = useQuery({ query: ProfileQuery })
  const mailed = data?.installation.mailConfigured ?? false
  return (
    <div className="profile">
      <section className="profile-own">
        <h1>Profile and sign-in</h1>
        {isLooking && (
          <Notice>
            You are looking at {account.name}. Go back to your own account to change your profile.
          </Notice>
        )}
        <Facts>
          <ChangedInPlace
            name="Name"
            value={user.name}
            canChange={!isLooking}
            form={(done) => <NameForm name={user.name} done={done} />}
          />
          <ChangedInPlace
            name="Email address"
            value={user.email}
            canChange={!isLooking}
            form={(done) => <EmailForm mailed={mailed} done={done} />}
          />
          <ChangedInPlace
            name="Password"
            value={<span className="muted">Not shown</span>}
            canChange={!isLooking}
            form={(done) => <PasswordForm email={user.email} done={done} />}
          />
        </Facts>
      </section>
      <SignedIn canEnd={!isLooking} />
    </div>
  )
}
