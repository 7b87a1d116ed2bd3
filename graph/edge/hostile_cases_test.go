package edge

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/url"
	"strings"
)

// hostile is one request that somebody might send to do harm.
type hostile struct {
	name     string
	request  request
	signedIn string // the reason that a signed-in caller is given; answered unless said otherwise
	nobody   string // that nobody is given; SIGN_IN_REQUIRED unless said otherwise
}

// What a caller can get instead of a reason.
const (
	answered = "answered" // no error: it is harmless, or far smaller than it looks
	anything = "anything" // not this suite's to say
)

const (
	kB      = 1 << 10
	maxBody = 256 * kB
)

// hostileCases are all of them, by what they attack.
func hostileCases() []hostile {
	var all []hostile
	for _, group := range [][]hostile{
		fragments(), floods(), introspection(), validation(), literals(), variables(), bodies(), ways(),
	} {
		all = append(all, group...)
	}
	return all
}

func fragments() []hostile {
	return []hostile{
		{name: "1 kB of fragments that ask for the last one 2^24 times", request: query(doubling(24, "Query", "@ @", "setUpNeeded")), signedIn: "LIMIT_ROOT_FIELDS"},
		{name: "16 nested fragments within the limit of spreads", request: query(doubling(16, "Query", "@ @", "setUpNeeded")), signedIn: "LIMIT_ROOT_FIELDS"},
		{name: "nested fragments that multiply a list", request: query(doubling(8, "Account", "users { edges { node { id } } } @ @", "name")), signedIn: "LIMIT_COST"},
		{name: "a fragment that uses itself", request: query("{ ...A } fragment A on Query { setUpNeeded ...A }"), signedIn: "FRAGMENT_CYCLE"},
		{name: "fragments in a circle", request: query("{ ...A } fragment A on Query { ...B } fragment B on Query { ... { ...C } } fragment C on Query { viewer { account { name } } ...A }"), signedIn: "FRAGMENT_CYCLE"},
		{name: "a circle that grows with each lap", request: query("{ viewer { ...A } } fragment A on Viewer { account { owner { id } } ...A ... on Viewer { ...A ...A } }"), signedIn: "FRAGMENT_CYCLE"},
		{name: "40 fragments that use all later ones", request: query(web(40)), signedIn: "LIMIT_TOKENS"},
		{name: "10 fragments that use all later ones", request: query(web(10)), signedIn: "LIMIT_ROOT_FIELDS"},
		{name: "140 unused fragments", request: query("{ setUpNeeded }" + many(140, " fragment F%d on Query { setUpNeeded }")), signedIn: "UNUSED_FRAGMENTS"},
		{name: "unused fragments that use each other twice", request: query("{ setUpNeeded }" + strings.TrimPrefix(doubling(20, "Query", "@ @", "setUpNeeded"), "{ ...F0 }")), signedIn: "UNUSED_FRAGMENTS"},
		{name: "fragments of one name", request: query("{ ...F }" + strings.Repeat(" fragment F on Query { setUpNeeded }", 130)), signedIn: "UNUSED_FRAGMENTS"},
		{name: "fragments on types that don't exist", request: query("{" + many(48, "...F%d ") + "}" + many(48, " fragment F%d on Nothing%d { nothing }")), signedIn: "LIMIT_ROOT_FIELDS"},
		{name: "spreads of fragments that don't exist", request: query("{" + many(450, "...F%d ") + "}"), signedIn: "LIMIT_FRAGMENT_SPREADS"},
		{name: "30 fragments beside each other, of 12 fields each", request: query("{ viewer { account {" + many(30, " ...F%d") + " } } }" + many(30, " fragment F%d on Account { "+strings.Repeat("id name ", 10)+"}"))},
		{name: "12 fragments that use all later ones, in an account", request: query(strings.NewReplacer("on Query", "on Account", "setUpNeeded", strings.Repeat("owner { id } ", 8), "{ ...F0 }", "{ viewer { account { ...F0 } } }").Replace(web(9)))},
		{name: "300 inline fragments inside each other", request: query("{ " + nest(300, "... { @ }", "setUpNeeded") + " }")},
		{name: "450 inline fragments inside each other", request: query("{ " + nest(450, "... { @ }", "setUpNeeded") + " }"), signedIn: "LIMIT_TOKENS"},
		{name: "inline fragments beside each other", request: query("{ " + many(200, "... { setUpNeeded } ") + " }"), signedIn: "LIMIT_ROOT_FIELDS"},
	}
}

func floods() []hostile {
	return []hostile{
		{name: "10,000 times the same field", request: query("{ " + strings.Repeat("setUpNeeded ", 10_000) + "}"), signedIn: "LIMIT_DOCUMENT"},
		{name: "900 times the same field", request: query("{ viewer { account { " + strings.Repeat("id ", 900) + "} } }")},
		{name: "900 times the same field in a list", request: query("{ viewer { account { users" + page + strings.Repeat("id ", 900) + "} } } } } }"), signedIn: "LIMIT_COST"},
		{name: "the same list 60 times", request: query("{ viewer { account { " + strings.Repeat("users"+page+"id } } } ", 60) + "} } }"), signedIn: "LIMIT_COST"},
		{name: "10,000 aliases", request: query("{ " + many(10_000, "a%d: setUpNeeded ") + "}"), signedIn: "LIMIT_DOCUMENT"},
		{name: "300 aliases", request: query("{ viewer { account { " + many(300, "a%d: id ") + "} } }"), signedIn: "LIMIT_ALIASES"},
		{name: "30 aliases of a full page", request: query("{ viewer { account { " + many(30, "a%d: users"+page+"id name email } } } ") + "} } }"), signedIn: "LIMIT_COST"},
		{name: "900 times __typename", request: query("{ " + strings.Repeat("__typename ", 900) + "}"), signedIn: "LIMIT_ROOT_FIELDS"},
		{name: "__typename in every row", request: query("{ viewer { account { users" + page + strings.Repeat("__typename ", 400) + "} } } } } }"), signedIn: "LIMIT_COST"},
		{name: "450 levels deep", request: query(nest(450, "{ viewer @ }", "{ isOwner }")), signedIn: "LIMIT_TOKENS"},
		{name: "11 levels deep", request: query("{ viewer { account { owner { id" + nest(8, " x { @ }", "y") + " } } } }"), signedIn: "LIMIT_DEPTH"},
		{name: "7,000 open braces", request: query(strings.Repeat("{a", 7000)), signedIn: "LIMIT_TOKENS"},
		{name: "7,000 times the same field", request: query("{ " + strings.Repeat("a ", 7000) + "}"), signedIn: "LIMIT_TOKENS"},
		{name: "100,000 open braces", request: query(strings.Repeat("{a", 100_000)), signedIn: "LIMIT_DOCUMENT"},
		{name: "sign-in 85 times", request: query(signIns(85)), signedIn: "LIMIT_TOKENS"},
		{name: "sign-in twice", request: query(signIns(2)), signedIn: "LIMIT_CREDENTIAL_FIELDS"},
		{name: "sign-in twice by a fragment", request: query(strings.Replace(signIns(1), "mutation { ", "mutation { ...Again ", 1) + " fragment Again on Mutation { " + strings.TrimPrefix(signIns(2), "mutation { ")), signedIn: "LIMIT_CREDENTIAL_FIELDS"},
		{name: "an API user created twice", request: query(creations(2)), signedIn: "LIMIT_CREDENTIAL_FIELDS"},
		{name: "a sign-in and a creation", request: query("mutation { " + strings.TrimPrefix(strings.TrimSuffix(signIns(1), "}"), "mutation { ") + strings.TrimPrefix(creations(1), "mutation { ")), signedIn: "LIMIT_CREDENTIAL_FIELDS"},
		{name: "300 mutations", request: query("mutation { " + strings.Repeat("signOut { signedOut } ", 240) + "}"), signedIn: "LIMIT_ROOT_FIELDS"},
		{name: "21 drafts by alias", request: query("mutation { " + many(21, "d%d: draftApiUser { email } ") + "}"), signedIn: "LIMIT_ROOT_FIELDS"},
		{name: "21 looked-up ids", request: query("{ " + many(21, `n%d: node(id: "api_x") { id } `) + "}"), signedIn: "LIMIT_ROOT_FIELDS"},
		{name: "100 operations", request: query(many(100, "query Q%d { setUpNeeded } ")), signedIn: "LIMIT_OPERATIONS"},
		{name: "9 costly operations beside the one to be carried out", request: operationNamed("query A { setUpNeeded } "+many(9, "query Q%d { viewer { account { users(first: 100) { edges { node { id name email role status createdAt } } } } } } "), "A")},
		{name: "operations of one name", request: query(strings.Repeat("query Q { setUpNeeded } ", 10)), signedIn: "NOT_VALID"},
		{name: "a subscription", request: query("subscription { setUpNeeded }"), signedIn: "NOT_VALID"},
		{name: "@skip 300 times on a field", request: query("{ setUpNeeded " + strings.Repeat("@skip(if: false) ", 120) + "}"), signedIn: "NOT_VALID"},
		{name: "@include on each of 140 fields", request: query("{ viewer { account { " + strings.Repeat("id @include(if: true) ", 120) + "} } }")},
		{name: "unknown directives", request: query("{ setUpNeeded " + many(450, "@d%d ") + "}"), signedIn: "NOT_VALID"},
		{name: "unknown directives with arguments", request: query("query " + many(90, `@d%d(a: [{b: "c"}]) `) + "{ setUpNeeded }"), signedIn: "LIMIT_TOKENS"},
	}
}

func introspection() []hostile {
	types := "types { kind name description fields(includeDeprecated: true) { name description args { name type { name } } type { kind name ofType { kind name } } } }"
	return []hostile{
		{name: "50 aliases of __schema", request: query("{ " + many(50, "a%d: __schema { types { name } } ") + "}"), signedIn: "LIMIT_INTROSPECTION"},
		{name: "__schema twice", request: query("{ __schema { types { name } } b: __schema { types { name } } }"), signedIn: "LIMIT_INTROSPECTION"},
		{name: "__schema and __type", request: query(`{ __schema { types { name } } __type(name: "User") { name } }`), signedIn: "LIMIT_INTROSPECTION"},
		{name: "__schema in two operations", request: operationNamed("query A { __schema { types { name } } } query B { __schema { types { name } } }", "A"), signedIn: "LIMIT_INTROSPECTION"},
		{name: "__schema by fragments", request: query("{ ...A ...B } fragment A on Query { __schema { types { name } } } fragment B on Query { b: __schema { types { name } } }"), signedIn: "LIMIT_INTROSPECTION"},
		{name: "30 aliases within __schema", request: query(inIntrospection(many(30, "a%d: "+types+" "))), signedIn: "LIMIT_TOKENS"},
		{name: "10 aliases within __schema", request: query(inIntrospection(many(10, "a%d: "+types+" "))), signedIn: "LIMIT_INTROSPECTION_ALIASES"},
		{name: "a list named 40 times within __schema", request: query(inIntrospection(strings.Repeat("types { name } ", 40)))},
		{name: "fields of types of fields of types", request: query(inIntrospection("types { fields { type { fields { type { fields { type { fields { name } } } } } } } }")), signedIn: "LIMIT_INTROSPECTION_LISTS"},
		{name: "fields of types of fields", request: query(inIntrospection("types { fields { name description type { name description fields { name description type { name description kind } } } } }")), signedIn: "LIMIT_INTROSPECTION_LISTS"},
		{name: "types of arguments of fields, with their fields", request: query(inIntrospection("types { fields { args { type { fields { name description } inputFields { name } } } } }")), signedIn: "LIMIT_INTROSPECTION_LISTS"},
		{name: "possible types of possible types", request: query(inIntrospection("types { possibleTypes { interfaces { possibleTypes { interfaces { possibleTypes { fields { name } } } } } } }")), signedIn: "LIMIT_INTROSPECTION_LISTS"},
		{name: "the same lists by fragments", request: query(inIntrospection("types { ...T }") + " fragment T on __Type { fields { ...F } } fragment F on __Field { type { ...U } } fragment U on __Type { fields { type { fields { name } } } }"), signedIn: "LIMIT_INTROSPECTION_LISTS"},
		{name: "__schema within fields by nested fragments", request: query(doubling(12, "Query", "@ __schema { types { name } } @", "setUpNeeded")), signedIn: "LIMIT_INTROSPECTION"},
		{name: "200 levels of ofType", request: query(inIntrospection("types { " + nest(200, "ofType { @ }", "name") + " }")), signedIn: "LIMIT_DEPTH"},
		{name: "__typename 400 times in each type", request: query(inIntrospection("types { fields { " + strings.Repeat("__typename ", 400) + "} }"))},
		{name: "__type of a name of 100 kB", request: query(`{ __type(name: "` + strings.Repeat("A", 100*kB) + `") { name } }`), signedIn: "LIMIT_DOCUMENT"},
	}
}

func validation() []hostile {
	long := strings.Repeat("n", 2000)
	return []hostile{
		{name: "300 + 300 conflicting arguments in two fragments", request: query(conflicts(300)), signedIn: "LIMIT_DOCUMENT"},
		{name: "40 + 40 conflicting arguments in two fragments", request: query(conflicts(40)), signedIn: "NOT_VALID"},
		{name: "conflicts below fields that are merged", request: query(nestedConflicts(20)), signedIn: "NOT_VALID"},
		{name: "conflicts of aliases", request: query("{ viewer { account { " + strings.Repeat("x: id x: name ", 15) + "} } }"), signedIn: "NOT_VALID"},
		{name: "the same field with sub-fields 150 times, below", request: query("{ viewer { account { " + strings.Repeat("owner { id } ", 180) + "} } }")},
		{name: "20 fields of equal arguments of 700 bytes", request: query("{ viewer { account { " + strings.Repeat(`users(after: "`+strings.Repeat("A", 700)+`") { pageInfo { endCursor } } `, 20) + "} } }"), signedIn: "BAD_CURSOR"},
		{name: "the same field with sub-fields 100 times", request: query("{ " + strings.Repeat("viewer { account { id } } ", 100) + "}"), signedIn: "LIMIT_ROOT_FIELDS"},
		{name: "a tree of the same fields", request: query("{ " + nest2(4, 4) + " }")},
		{name: "unknown fields", request: query("{ viewer { " + many(900, "f%d ") + "} }"), signedIn: "NOT_VALID"},
		{name: "unknown fields with long names", request: query("{ viewer { " + many(100, long+"%d ") + "} }"), signedIn: "LIMIT_DOCUMENT"},
		{name: "a field that is nearly right, 2 kB long", request: query("{ viewer { " + strings.Repeat("account", 300) + " } }"), signedIn: "LIMIT_NAME"},
		{name: "unknown arguments", request: query("{ viewer(" + many(300, "a%d: 1 ") + ") { isOwner } }"), signedIn: "NOT_VALID"},
		{name: "one argument 300 times", request: query("{ node(" + strings.Repeat(`id: "x" `, 300) + ") { id } }"), signedIn: "NOT_VALID"},
		{name: "long unknown arguments", request: query("{ viewer(" + many(100, long+"%d: 1 ") + ") { isOwner } }"), signedIn: "LIMIT_DOCUMENT"},
		{name: "unused variables of an operation with a long name", request: query("query " + long + "(" + many(180, "$v%d: Int ") + ") { setUpNeeded }"), signedIn: "NOT_VALID"},
		{name: "undefined variables", request: query("{ viewer { account { " + many(110, "users(first: $v%d) { edges { cursor } } ") + "} } }"), signedIn: "LIMIT_TOKENS"},
		{name: "variables of types that don't exist", request: query("query(" + many(180, "$v%d: T%d ") + ") { setUpNeeded }"), signedIn: "NOT_VALID"},
		{name: "variables of types that nearly exist, with long names", request: query("query(" + many(20, "$v%d: "+strings.Repeat("ApiUser", 100)+" ") + ") { setUpNeeded }"), signedIn: "NOT_VALID"},
		{name: "one variable 200 times", request: query("query(" + strings.Repeat("$v: Int ", 200) + ") { setUpNeeded }"), signedIn: "NOT_VALID"},
		{name: "a variable of a list of 450 lists", request: query("query($v: " + nest(450, "[@]", "Int") + ") { setUpNeeded }"), signedIn: "NOT_VALID"},
		{name: "selections below what has none", request: query("{ " + strings.Repeat("setUpNeeded { x } ", 19) + "}"), signedIn: "NOT_VALID"},
		{name: "a mutation's fields asked of Query", request: query("{ signIn(input: {}) { viewer { isOwner } } }"), signedIn: "NOT_VALID"},
		{name: "an alias of 2 kB", request: query("{ " + long + ": setUpNeeded }"), signedIn: "LIMIT_NAME"},
		{name: "an alias of 100 kB", request: query("{ " + strings.Repeat("a", 100*kB) + ": setUpNeeded }"), signedIn: "LIMIT_DOCUMENT"},
	}
}

// nest2 is a tree of the same fields, wide at each of its levels.
func nest2(wide, deep int) string {
	fields := []string{"viewer", "account", "owner", "id"}
	if deep == 1 {
		return strings.Repeat("id ", wide)
	}
	return strings.Repeat(fields[4-deep]+" { "+nest2(wide, deep-1)+"} ", wide)
}

func literals() []hostile {
	signIn := func(email string) string {
		return `mutation { signIn(input: { email: ` + email + `, password: "x" }) { viewer { isOwner } } }`
	}
	return []hostile{
		{name: "a list of 900 elements", request: query(signIn(list(900, `"x"`))), signedIn: "NOT_VALID"},
		{name: "an object of 300 fields", request: query("mutation { signIn(input: {" + many(300, "f%d: 1 ") + "}) { viewer { isOwner } } }"), signedIn: "NOT_VALID"},
		{name: "one input field 300 times", request: query("mutation { signIn(input: {" + strings.Repeat(`email: "x" `, 300) + "}) { viewer { isOwner } } }"), signedIn: "NOT_VALID"},
		{name: "450 lists inside each other", request: query(signIn(nest(450, "[@]", "1"))), signedIn: "NOT_VALID"},
		{name: "200 objects inside each other around a long text", request: query(signIn(nest(200, "{a: @}", `"`+strings.Repeat("x", 10*kB)+`"`))), signedIn: "NOT_VALID"},
		{name: "100,000 lists inside each other", request: query(signIn(strings.Repeat("[", 100_000))), signedIn: "LIMIT_DOCUMENT"},
		{name: "a text of 200 kB", request: query(signIn(`"` + strings.Repeat("x", 200*kB) + `"`)), signedIn: "LIMIT_DOCUMENT"},
		{name: "a text that is never closed", request: query(signIn(`"` + strings.Repeat("x", 200*kB))), signedIn: "LIMIT_DOCUMENT"},
		{name: "a block text of 60,000 lines", request: query(signIn(`"""` + strings.Repeat("   x\n", 50_000) + `"""`)), signedIn: "LIMIT_BODY", nobody: "LIMIT_BODY"},
		{name: "30,000 unicode escapes", request: query(signIn(`"` + strings.Repeat(`\u0041`, 30_000) + `"`)), signedIn: "LIMIT_DOCUMENT"},
		{name: "escapes that are none", request: query(signIn(`"` + strings.Repeat(`\u{110000}`, 500) + `"`)), signedIn: "SYNTAX"},
		{name: "a number of 100,000 digits", request: query("{ viewer { account { users(first: " + strings.Repeat("9", 100_000) + ") { edges { cursor } } } } }"), signedIn: "LIMIT_DOCUMENT"},
		{name: "a number of 1,000 digits", request: query("{ viewer { account { users(first: " + strings.Repeat("9", 1000) + ") { edges { cursor } } } } }"), signedIn: "NOT_VALID"},
		{name: "a page of 101 rows", request: query("{ viewer { account { users(first: 101) { edges { cursor } } } } }"), signedIn: "LIMIT_PAGE_SIZE"},
		{name: "a page of 2^31 rows", request: query("{ viewer { account { users(last: 2147483648) { edges { cursor } } } } }"), signedIn: "LIMIT_PAGE_SIZE"},
		{name: "a page of -1 rows", request: query("{ viewer { account { users(first: -1) { edges { cursor } } } } }"), signedIn: "PAGE_SIZE"},
		{name: "a page size that is no number", request: query(`{ viewer { account { users(first: "100000") { edges { cursor } } } } }`), signedIn: "LIMIT_PAGE_SIZE"},
		{name: "a page from both ends", request: query(`{ viewer { account { users(first: 1, last: 100) { edges { cursor } } } } }`), signedIn: "PAGE_SIZE"},
		{name: "a cursor that is garbage", request: query(`{ viewer { account { users(after: "` + strings.Repeat("Zm9v", 400) + `") { edges { cursor } } } } }`), signedIn: "BAD_CURSOR"},
		{name: "a garbage cursor in each of 25 aliases", request: query(`{ viewer { account { ` + many(25, `a%d: users(after: "`+strings.Repeat("Zm9v", 100)+`") { pageInfo { endCursor } } `) + `} } }`), signedIn: "BAD_CURSOR"},
		{name: "15 kB of comments", request: query(strings.Repeat("#\n", 7500) + "{ setUpNeeded }"), signedIn: "LIMIT_TOKENS"},
		{name: "15 kB of commas", request: query(strings.Repeat(",", 15_000) + "{ setUpNeeded }")},
		{name: "15 kB of open lists", request: query(signIn(strings.Repeat("[", 15_000))), signedIn: "LIMIT_TOKENS"},
		{name: "15 kB of a block text", request: query(signIn(`"""` + strings.Repeat("   x\n", 2900) + `"""`)), signedIn: anything},
		{name: "a comment of 200 kB", request: query("#" + strings.Repeat("x", 200*kB) + "\n{ setUpNeeded }"), signedIn: "LIMIT_DOCUMENT"},
		{name: "80,000 comments", request: query(strings.Repeat("#\n", 80_000) + "{ setUpNeeded }"), signedIn: "LIMIT_DOCUMENT"},
		{name: "200,000 commas", request: query(strings.Repeat(",", 200_000) + "{ setUpNeeded }"), signedIn: "LIMIT_DOCUMENT"},
		{name: "80,000 byte order marks", request: query(strings.Repeat("\ufeff", 80_000) + "{ setUpNeeded }"), signedIn: "LIMIT_DOCUMENT"},
		{name: "a null byte in the document", request: query("{ setUpNeeded \x00 }"), signedIn: "SYNTAX"},
		{name: "a document of emoji", request: query(strings.Repeat("\U0001F600", 3000)), signedIn: "SYNTAX"},
	}
}

func variables() []hostile {
	const signIn = "mutation ($input: SignInInput!) { signIn(input: $input) { viewer { isOwner } } }"
	const users = "query ($first: Int) { viewer { account { users(first: $first) { edges { cursor } } } } }"
	const after = "query ($after: Cursor) { viewer { account { users(after: $after) { edges { cursor } } } } }"
	raw := func(document, variables string) request {
		return jsonBody([]byte(`{"query":` + string(marshal(document)) + `,"variables":` + variables + `}`))
	}
	keys := "{" + strings.TrimSuffix(many(15_000, `"key%d":%d,`), ",") + "}"
	return []hostile{
		{name: "variables 9,000 levels deep", request: raw(signIn, `{"input":`+strings.Repeat("[", 9000)+strings.Repeat("]", 9000)+`}`), signedIn: "NOT_VALID"},
		{name: "variables 120,000 levels deep", request: raw(signIn, `{"input":`+strings.Repeat("[", 120_000)+strings.Repeat("]", 120_000)+`}`), signedIn: "NOT_GRAPHQL", nobody: "NOT_GRAPHQL"},
		{name: "15,000 variables that were not defined", request: raw("{ setUpNeeded }", keys), nobody: answered},
		{name: "an input object of 15,000 fields", request: raw(signIn, `{"input":`+keys+`}`), signedIn: "NOT_VALID"},
		{name: "an input field with a name of 200 kB", request: raw(signIn, `{"input":{"`+strings.Repeat("k", 200*kB)+`":1}}`), signedIn: "NOT_VALID"},
		{name: "a variable with a value of 200 kB", request: raw(signIn, `{"input":{"email":"`+strings.Repeat("e", 200*kB)+`","password":"x"}}`), signedIn: anything, nobody: anything},
		{name: "an enum in small letters", request: raw("query ($o: ApiUserOrder) { viewer { account { apiUsers(orderBy: $o) { edges { cursor } } } } }", `{"o":{"field":"created_at"}}`), signedIn: "NOT_VALID"},
		{name: "an enum of 200 kB", request: raw("query ($o: ApiUserOrder) { viewer { account { apiUsers(orderBy: $o) { edges { cursor } } } } }", `{"o":{"field":"`+strings.Repeat("E", 200*kB)+`"}}`), signedIn: "NOT_VALID"},
		{name: "a page size of 100,000 digits in a variable", request: raw(users, `{"first":`+strings.Repeat("9", 100_000)+`}`), signedIn: "NOT_VALID"},
		{name: "a page size of 1e400000 in a variable", request: raw(users, `{"first":1e400000}`), signedIn: "NOT_VALID"},
		{name: "a page size of 101 in a variable", request: raw(users, `{"first":101}`), signedIn: "LIMIT_PAGE_SIZE"},
		{name: "a page size as text in a variable", request: raw(users, `{"first":"100000"}`), signedIn: "LIMIT_PAGE_SIZE"},
		{name: "a page size of 101 by a default", request: query(strings.Replace(users, "$first: Int", "$first: Int = 101", 1)), signedIn: "LIMIT_PAGE_SIZE"},
		{name: "a page size in a list", request: raw(users, `{"first":[101]}`), signedIn: "NOT_VALID"},
		{name: "a page of -1 rows in a variable", request: raw(users, `{"first":-1}`), signedIn: "PAGE_SIZE"},
		{name: "a cursor of 200 kB in a variable", request: raw(after, `{"after":"`+strings.Repeat("Zm9v", 50*kB)+`"}`), signedIn: "BAD_CURSOR"},
		{name: "a cursor of nested arrays", request: raw(after, `{"after":"`+strings.Repeat("gYGB", 500)+`"}`), signedIn: "BAD_CURSOR"},
		{name: "a cursor that is an object", request: raw(after, `{"after":{"a":`+strings.Repeat("[", 5000)+strings.Repeat("]", 5000)+`}}`), signedIn: "BAD_CURSOR"},
		{name: "an id of 200 kB", request: raw("query ($id: ID!) { node(id: $id) { id } }", `{"id":"`+strings.Repeat("a", 200*kB)+`"}`)},
		{name: "40,000 unicode escapes in a variable", request: raw("query ($id: ID!) { node(id: $id) { id } }", `{"id":"`+strings.Repeat(`\u0041`, 40_000)+`"}`)},
		{name: "variables that are a list", request: raw("{ setUpNeeded }", `[1,2]`), signedIn: "NOT_GRAPHQL", nobody: "NOT_GRAPHQL"},
		{name: "a null byte in a variable", request: raw("query ($id: ID!) { node(id: $id) { id } }", `{"id":"api_\u0000"}`), signedIn: "BAD_CHARACTER"},
	}
}

func bodies() []hostile {
	padded := func(size int) request {
		body := []byte(`{"query":"{ setUpNeeded }"}`)
		return jsonBody(append(body, bytes.Repeat([]byte(" "), size-len(body))...))
	}
	raw := func(body string) request { return jsonBody([]byte(body)) }
	both := func(name string, r request, reason string) hostile {
		return hostile{name: name, request: r, signedIn: reason, nobody: reason}
	}
	return []hostile{
		both("a body of 256 kB exactly", padded(maxBody), answered),
		both("a body of 256 kB and a byte", padded(maxBody+1), "LIMIT_BODY"),
		both("a body of 20 MB", padded(20<<20), "LIMIT_BODY"),
		both("no body", raw(""), "NOT_GRAPHQL"),
		both("a body that breaks off", raw(`{"query":"mutation { signIn(input: { password: \"a secret`), "NOT_GRAPHQL"),
		both("a body that goes on", raw(`{"query":"{ setUpNeeded }"} {"query":"{ setUpNeeded }"}`), "NOT_GRAPHQL"),
		both("a batch", raw(`[`+strings.TrimSuffix(strings.Repeat(`{"query":"{ setUpNeeded }"},`, 1000), ",")+`]`), "NOT_GRAPHQL"),
		both("a text", raw(`"{ setUpNeeded }"`), "NOT_GRAPHQL"),
		both("a query that is a number", raw(`{"query":1}`), "NOT_GRAPHQL"),
		both("a query that is a list", raw(`{"query":["{ setUpNeeded }"]}`), "NOT_GRAPHQL"),
		both("a query that is empty", raw(`{"query":""}`), "NOT_GRAPHQL"),
		both("two queries", raw(`{"query":"{ setUpNeeded }","query":"{ installation { publicUrl } }"}`), "NOT_GRAPHQL"),
		both("10,000 queries", raw(`{`+strings.TrimSuffix(strings.Repeat(`"query":"{ setUpNeeded }",`, 9000), ",")+`}`), "NOT_GRAPHQL"),
		both("a query in capitals", raw(`{"QUERY":"{ setUpNeeded }"}`), "NOT_GRAPHQL"),
		both("120,000 open brackets", raw(strings.Repeat("[", 120_000)), "NOT_GRAPHQL"),
		both("20,000 objects inside each other", raw(strings.Repeat(`{"a":`, 20_000)), "NOT_GRAPHQL"),
		both("bytes that are no UTF-8", raw("{\"query\":\"{ setUpNeeded }\",\"operationName\":\"\xff\xfe\"}"), "NOT_GRAPHQL"),
		both("null bytes", raw(strings.Repeat("\x00", 100*kB)), "NOT_GRAPHQL"),
		both("a byte order mark before it", raw("\ufeff{\"query\":\"{ setUpNeeded }\"}"), "NOT_GRAPHQL"),
		both("a number where JSON has none", raw(`{"query":"{ setUpNeeded }","variables":{"a":NaN}}`), "NOT_GRAPHQL"),
		both("an operation name of 200 kB", raw(`{"query":"{ setUpNeeded }","operationName":"`+strings.Repeat("n", 200*kB)+`"}`), anything),
		both("extensions of 200 kB", raw(`{"query":"{ setUpNeeded }","extensions":{"a":"`+strings.Repeat("n", 200*kB)+`"}}`), answered),
		both("a persisted query that was never stored", raw(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}}}`), "NOT_GRAPHQL"),
		both("a gzipped body of zeros", jsonBody(gzipped(strings.Repeat("0", 20<<20))).with("Content-Encoding", "gzip"), "MEDIA_TYPE"),
		both("a gzipped body that doesn't say so", jsonBody(gzipped(`{"query":"{ setUpNeeded }"}`)), "NOT_GRAPHQL"),
	}
}

func gzipped(text string) []byte {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return packed.Bytes()
}

// ways are requests that arrive otherwise than by POST and JSON, or with
// headers that are made to cost something.
func ways() []hostile {
	good := query("{ setUpNeeded }")
	get := func(document string) request {
		return request{method: http.MethodGet, query: "?query=" + url.QueryEscape(document), headers: map[string]string{"GraphQL-Preflight": "1"}}
	}
	by := func(method string) request { r := good; r.method = method; return r }
	both := func(name string, r request, reason string) hostile {
		return hostile{name: name, request: r, signedIn: reason, nobody: reason}
	}
	form := "query=" + url.QueryEscape("{ setUpNeeded }")
	return []hostile{
		both("GET without the header", request{method: http.MethodGet, query: "?" + form}, "METHOD"),
		both("PUT", by(http.MethodPut), "METHOD"),
		both("DELETE", by(http.MethodDelete), "METHOD"),
		both("OPTIONS", by(http.MethodOptions), "METHOD"),
		both("TRACE", by(http.MethodTrace), "METHOD"),
		both("a form", request{headers: map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, body: []byte(form)}, "MEDIA_TYPE"),
		both("a multipart form", request{headers: map[string]string{"Content-Type": "multipart/form-data; boundary=x"}, body: []byte("--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{\"query\":\"{ setUpNeeded }\"}\r\n--x--\r\n")}, "MEDIA_TYPE"),
		both("plain text", good.with("Content-Type", "text/plain"), "MEDIA_TYPE"),
		both("no content type", request{body: good.body}, "MEDIA_TYPE"),
		both("JSON in UTF-16", good.with("Content-Type", "application/json; charset=utf-16"), "MEDIA_TYPE"),
		both("a content type of 20 kB", good.with("Content-Type", "application/json"+strings.Repeat(";a=b", 5*kB)), answered),
		both("an Accept of 20 kB", good.with("Accept", strings.Repeat("a/b;q=0.1,", 2*kB)), answered),
		both("an Accept of 20 kB of parameters", good.with("Accept", "a/b"+many(3*kB, ";a%d=b")), answered),
		both("20 kB of cookies", good.with("Cookie", strings.Repeat("a=b; ", 4*kB)), answered),
		both("20 kB of X-Forwarded-For", good.with("X-Forwarded-For", strings.Repeat("::1,", 5*kB)), answered),
		both("20 kB of User-Agent", good.with("User-Agent", strings.Repeat("x", 20*kB)), answered),
		{name: "20 kB of Authorization", request: good.with("Authorization", "Basic "+strings.Repeat("QUFB", 5*kB)), signedIn: anything, nobody: anything},
		{name: "GET of a mutation", request: get("mutation { signOut { signedOut } }"), signedIn: "METHOD"},
		{name: "GET of 20 kB", request: get("{ " + strings.Repeat("setUpNeeded ", 1600) + "}"), signedIn: "LIMIT_DOCUMENT"},
		{name: "GET of 2,000 parameters", request: request{method: http.MethodGet, query: "?" + strings.Repeat("query=x&", 2000), headers: map[string]string{"GraphQL-Preflight": "1"}}, signedIn: "NOT_GRAPHQL", nobody: "NOT_GRAPHQL"},
		{name: "GET with broken escapes", request: request{method: http.MethodGet, query: "?query=%zz&variables=%", headers: map[string]string{"GraphQL-Preflight": "1"}}, signedIn: "NOT_GRAPHQL", nobody: "NOT_GRAPHQL"},
		{name: "GET with broken variables", request: request{method: http.MethodGet, query: "?" + form + "&variables={", headers: map[string]string{"GraphQL-Preflight": "1"}}, signedIn: "NOT_GRAPHQL", nobody: "NOT_GRAPHQL"},
	}
}

// operationNamed is a document of which one operation is to be carried out.
func operationNamed(document, name string) request {
	return jsonBody(marshal(map[string]any{"query": document, "operationName": name}))
}
