// A service on node:http that asks Postern who is calling:
//
//   node client/js/examples/http.js http://127.0.0.1:8080
//   curl -u "$KEY:$PASSWORD" http://127.0.0.1:9000
import { createServer } from 'node:http'
import { Postern } from 'postern-client'

const [url = 'http://127.0.0.1:8080', port = '9000'] = process.argv.slice(2)
const mayIn = new Postern(url).middleware()

createServer((request, response) =>
  mayIn(request, response, () => response.end(`Hello, ${request.caller.address}.\n`)),
).listen(Number(port), '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${port}`))
