package edge

// maxHeavyAnswer is the default limit of an answer.
const maxHeavyAnswer = 1 << 20

// heavyCases are documents as heavy as the limits let through.
func heavyCases() []hostile {
	const user, apiUser = "id name email role status createdAt", "id email description enabled version createdAt updatedAt"
	in := func(selection string) request { return query("{ viewer { account { " + selection + " } } }") }
	return []hostile{
		{name: "a full page of people", request: in("users" + page + user + " } } }")},
		{name: "a full page of API users, and who made them", request: in("apiUsers" + page + apiUser + " createdBy { id name email } updatedBy { id name email } } cursor } pageInfo { hasNextPage endCursor } }")},
		{name: "8 full pages by alias", request: in(many(8, "a%d: apiUsers"+page+apiUser+" } } } "))},
		{name: "30 of the same person in each row by alias", request: in("apiUsers" + page + many(29, "a%d: createdBy { id name } ") + " } } }")},
		{name: "20 looked-up ids", request: query("{ " + many(20, `n%d: node(id: "api_00000000000000000000000001") { id ... on ApiUser { email createdBy { name } } } `) + "}")},
		{name: "10,001 points of cost", request: in("users" + page + many(30, "a%d: id ") + "} } } apiUsers" + page + many(70, "id ") + "} } }"), signedIn: "LIMIT_COST"},
		{name: "the whole schema", request: query(inIntrospection("description types { name description kind fields(includeDeprecated: true) { name description args { name description type { name description } } " +
			"type { kind name description ofType { kind name description ofType { kind name description ofType { name description } } } } } " +
			"inputFields { name description type { name description ofType { name description } } } enumValues { name description } interfaces { name description } possibleTypes { name description } } " +
			"directives { name description args { name description type { name description } } }"))},
	}
}
