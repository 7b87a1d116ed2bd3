import { CodeBlock } from '../../../components/CodeBlock'
import '../../../components/MoreOptions.css'
import { Fact, Facts } from '../../../components/Facts'
import './FileHelp.css'

// Nobody knows a password of these hashes, for they are none: a sample isn't to be imported.
const csv = `address,description,password_hash,expires_at
reports,Nightly reports,$2y$10$...,
shop@example.com,"Shop, orders",$2y$10$...,2030-01-31
`
const htpasswd = `reports:$2y$10$...
shop@example.com:$2y$10$...
`

const columns = [
  ['address', 'What the program sends as its user name, without a colon. It stays as it is.'],
  ['password_hash', 'bcrypt or argon2. Hashes of argon2 hold commas: put them in quotes.'],
  ['password', 'Instead of a hash: the password itself. 200 in a file.'],
  ['description', 'Empty: the address.'],
  ['enabled', 'true or false. Empty: true.'],
  ['expires_at', '2030-01-31, or 2030-01-31T12:00:00Z. Empty: never, or the usual life here.'],
  ['permissions', "Of this account's, with spaces between. Empty: none."],
  ['allowed_networks', 'Addresses or ranges, with spaces between. Empty: from anywhere.'],
] as const

/** What a file must look like, folded away, with samples to copy. */
export function FileHelp() {
  return (
    <details className="more-options file-help">
      <summary>
        <span className="more-options-name">What the file must look like</span>
      </summary>
      <div className="more-options-body">
        <p>Text in UTF-8 of up to 4 MB and 10,000 lines, in one of two forms.</p>
        <h2>htpasswd</h2>
        <p>
          A name and a hash on each line, as <code>htpasswd -B</code> writes them.
        </p>
        <CodeBlock name="htpasswd sample" code={htpasswd} />
        <h2>CSV</h2>
        <p>
          The first line names the columns, in any order. It needs address, and password_hash or
          password.
        </p>
        <CodeBlock name="CSV sample" code={csv} />
        <Facts>
          {columns.map(([name, words]) => (
            <Fact key={name} name={name}>
              {words}
            </Fact>
          ))}
        </Facts>
        <p>
          Hashes of MD5, SHA-1 and crypt are too easy to guess from, and are refused. For those, put
          the password itself into a CSV.
        </p>
      </div>
    </details>
  )
}
