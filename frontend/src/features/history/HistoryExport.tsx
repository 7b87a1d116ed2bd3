import { DownloadLink } from '../../components/DownloadLink'
import type { HistoryFilter } from '../../gql/graphql'
import { historyFile } from './historyState'

/** Downloads what the filters find, all pages of it. */
export function HistoryExport({ filter }: { filter: HistoryFilter | null }) {
  return (
    <p className="history-export">
      <DownloadLink href={historyFile('csv', filter)} file="history.csv">
        Export CSV
      </DownloadLink>
      <DownloadLink href={historyFile('jsonl', filter)} file="history.jsonl">
        Export JSON lines
      </DownloadLink>
    </p>
  )
}
