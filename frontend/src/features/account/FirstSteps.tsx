import { Link } from 'react-router'

/** What to do until the first API user exists. */
export function FirstSteps() {
  return (
    <section className="overview-section" aria-labelledby="steps">
      <h2 id="steps">Your first API key in three steps</h2>
      <ol className="steps">
        <li>
          <Link to="/account/users/api/new">Add an API user</Link> with a description that says
          which program it is for.
        </li>
        <li>Give the program its address and password.</li>
        <li>Press Test this key, or run one of the snippets beside it.</li>
      </ol>
    </section>
  )
}
