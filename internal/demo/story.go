package demo

import "time"

// scene is one API user of the demo, from when it was made to how it calls.
type scene struct {
	description string
	age         int           // days since it was made
	typed       bool          // its password was typed, not generated
	disabled    int           // days since it was disabled; 0: it is enabled
	replaced    int           // days since its password was replaced, of which its program doesn't know; 0: never
	every       time.Duration // how often its program calls, about; 0: never
}

// story is the account's API users, the oldest first. Together the programs
// make some ten calls a second. A typed password costs the server a slow hash
// at every call, and ten wrong ones a minute are the most that it looks at, so
// programs with such a password call seldom.
var story = []scene{
	{description: "ERP: orders and invoices to Business Central", age: 418, every: 2 * time.Second},
	{description: "Warehouse Lyon: handheld scanners", age: 415, every: 700 * time.Millisecond},
	{description: "Old web shop (Magento)", age: 411, typed: true, disabled: 96, every: 40 * time.Second},
	{description: "Newsletter: Mailchimp audience sync", age: 402, every: 12 * time.Second},
	{description: "Payroll export, monthly", age: 396, typed: true},
	{description: "Parcel labels: DHL and Colissimo", age: 377, every: 3 * time.Second},
	{description: "Till, store Annecy", age: 361, every: 4 * time.Second},
	{description: "Till, store Grenoble", age: 361, every: 4 * time.Second},
	{description: "Till, store Chambéry (closed)", age: 360, disabled: 31},
	{description: "Product photos: import from the studio", age: 344, typed: true, every: 45 * time.Second},
	{description: "BI: load into Snowflake (dbt)", age: 329, replaced: 12, every: 25 * time.Second},
	{description: "Customer service: Zendesk sidebar", age: 318, every: 2500 * time.Millisecond},
	{description: "Supplier portal, price lists", age: 305, every: 15 * time.Second},
	{description: "EDI gateway: wholesale customers", age: 291, typed: true, every: 30 * time.Second},
	{description: "Marketplace: orders and stock", age: 290, every: 8 * time.Second},
	{description: "Test of the API by the agency", age: 283, typed: true, disabled: 270},
	{description: "Web shop, production", age: 262, every: 400 * time.Millisecond},
	{description: "Web shop, staging", age: 262, every: 10 * time.Second},
	{description: "Search index (Algolia)", age: 255, every: 6 * time.Second},
	{description: "Returns desk: label printer", age: 231, typed: true, every: 35 * time.Second},
	{description: "Monitoring: uptime probe", age: 224, every: 5 * time.Second},
	{description: "Accounting: DATEV export", age: 206, typed: true},
	{description: "Loyalty app, Android and iOS", age: 190, every: 600 * time.Millisecond},
	{description: "Load test before the sales", age: 171, disabled: 163},
	{description: "Translations: Lokalise", age: 158, every: 20 * time.Second},
	{description: "Warehouse Turin: conveyor belt", age: 133, typed: true, every: 28 * time.Second},
	{description: "Warehouse Turin: handheld scanners", age: 131, every: 900 * time.Millisecond},
	{description: "Price comparison feed", age: 110, disabled: 9, every: 18 * time.Second},
	{description: "Fraud check at the checkout", age: 97, every: 5 * time.Second},
	{description: "Shelf labels, store Annecy", age: 74, typed: true, replaced: 5, every: 50 * time.Second},
	{description: "Forecasting notebook, Hugo", age: 52},
	{description: "Power BI, sales dashboard", age: 38, every: 9 * time.Second},
	{description: "Zapier: new orders to Slack", age: 23, every: 14 * time.Second},
	{description: "Intern project: stock on an e-ink display", age: 11, typed: true, every: 55 * time.Second},
	{description: "Partner API: Alpine Guides", age: 4, every: 7 * time.Second},
	{description: tryOut, age: 1},
}

// tryOut is the API user whose password the demo prints.
const tryOut = "Try it: curl from your terminal"
