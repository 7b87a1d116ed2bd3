package seed

import "fmt"

var (
	when  = []string{"Nightly", "Hourly", "Weekly", "Live", "Monthly", "One-off", "Daily"}
	what  = []string{"import", "export", "sync", "report", "backup", "feed", "webhook", "migration", "reconciliation", "stock check"}
	whose = []string{"Contacts", "Orders", "Invoices", "Newsletter", "Warehouse", "Payroll", "Tickets", "Price list", "Returns", "Loyalty cards", "Bewerbungen", "Übersetzungen"}
	where = []string{"Lyon", "Zürich", "Málaga", "Gdańsk", "Oslo", "Αθήνα", "Porto", "Dublin", "Malmö", "Ghent", "Brno", "Turku"}

	clients = []string{"curl/8.5.0", "python-requests/2.32.3", "Go-http-client/2.0", "node", "Apache-HttpClient/5.3", "okhttp/4.12.0"}
)

// description makes one up, such as people write.
func (m *maker) description() string {
	text := m.one(whose) + " " + m.one(what)
	if m.percent(60) {
		text = m.one(when) + " " + text
	}
	if m.percent(50) {
		text += ", " + m.one(where)
	}
	if m.percent(70) {
		text += fmt.Sprintf(" #%d", m.chance.IntN(100_000))
	}
	return text
}

func (m *maker) one(words []string) string { return words[m.chance.IntN(len(words))] }
