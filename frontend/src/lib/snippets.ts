import { basicAuthorization } from './basic'

/** What a program needs to call the API. */
export interface Key {
  address: string
  password: string
  /** Where GraphQL answers. */
  url: string
}

/** A ready piece of code for one language. */
export interface Snippet {
  id: string
  label: string
  code: string
}

const query = '{ viewer { account { name } } }'
const body = JSON.stringify({ query })

/** A string literal that JavaScript, Go and Python read alike: JSON's escapes are valid in all three. */
const quoted = (text: string) =>
  JSON.stringify(text.toWellFormed()).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** One word of a POSIX shell: nothing is special between single quotes but the quote itself. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

const curl = ({ address, password, url }: Key) =>
  `curl ${shellWord(url)} \\
  --user ${shellWord(`${address}:${password}`)} \\
  --header 'Content-Type: application/json' \\
  --data ${shellWord(body)}
`

const javascript = ({ address, password, url }: Key) =>
  `const address = ${quoted(address)}
const password = ${quoted(password)}

const response = await fetch(${quoted(url)}, {
  method: 'POST',
  headers: {
    Authorization: 'Basic ' + Buffer.from(address + ':' + password).toString('base64'),
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({ query: ${quoted(query)} }),
})
console.log(response.status, await response.text())
`

const go = ({ address, password, url }: Key) =>
  `package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"strings"
)

func main() {
	body := strings.NewReader(${quoted(body)})
	request, err := http.NewRequest("POST", ${quoted(url)}, body)
	if err != nil {
		log.Fatal(err)
	}
	request.SetBasicAuth(${quoted(address)}, ${quoted(password)})
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	fmt.Println(response.Status, string(answer), err)
}
`

const python = ({ address, password, url }: Key) =>
  `import base64
import urllib.request

address = ${quoted(address)}
password = ${quoted(password)}

request = urllib.request.Request(
    ${quoted(url)},
    data=${quoted(body)}.encode(),
    headers={
        "Authorization": "Basic " + base64.b64encode(f"{address}:{password}".encode()).decode(),
        "Content-Type": "application/json",
    },
)
with urllib.request.urlopen(request) as response:
    print(response.status, response.read().decode())
`

/** Characters that every reader of .env files takes literally between single quotes. */
const portable = (text: string) => /^[^'\\\p{Cc}\u2028\u2029]*$/u.test(text)

const dotenv = ({ address, password, url }: Key) => {
  const lines = [`POSTERN_URL='${url}'`, `POSTERN_ADDRESS='${address}'`]
  if (portable(password)) lines.push(`POSTERN_PASSWORD='${password}'`)
  else {
    lines.push(
      '# Readers of .env files disagree on the quotes or backslashes in this password.',
      '# Send this header as it is instead:',
      `POSTERN_AUTHORIZATION='${basicAuthorization(address, password)}'`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** The snippets for a key, the shell first. */
export function snippetsFor(key: Key): Snippet[] {
  return [
    { id: 'curl', label: 'curl', code: curl(key) },
    { id: 'javascript', label: 'JavaScript', code: javascript(key) },
    { id: 'go', label: 'Go', code: go(key) },
    { id: 'python', label: 'Python', code: python(key) },
    { id: 'env', label: '.env', code: dotenv(key) },
  ]
}
