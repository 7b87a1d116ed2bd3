package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
)

// parametersOf reads a request's parameters (GraphQL over HTTP, section 5.1):
// one JSON object with these names, spelled so, each once. Numbers stay as
// they were written. Go's own reading would take a name in any case, the last
// of several, and mend text that isn't UTF-8, a password as well.
func parametersOf(body []byte) (*graphql.RawParams, *refused) {
	members, err := membersOf(body)
	if err != nil {
		return nil, notGraphQL()
	}
	var params graphql.RawParams
	for name, target := range map[string]any{
		"query": &params.Query, "operationName": &params.OperationName,
		"variables": &params.Variables, "extensions": &params.Extensions,
	} {
		if member, given := members[name]; given && readNumbersAsWritten(member, target) != nil {
			return nil, notGraphQL()
		}
	}
	if params.Query == "" {
		return nil, notGraphQL()
	}
	return &params, nil
}

// membersOf reads an object, and nothing behind it. Members of other names are
// left alone, as the specification wants.
func membersOf(body []byte) (map[string]json.RawMessage, error) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') || !utf8.Valid(body) {
		return nil, errNotAnObject
	}
	members := map[string]json.RawMessage{}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return nil, errNotAnObject
		}
		var value json.RawMessage
		if _, twice := members[name.(string)]; twice || decoder.Decode(&value) != nil {
			return nil, errNotAnObject
		}
		members[name.(string)] = value
	}
	if _, err := decoder.Token(); err != nil { // the closing brace
		return nil, errNotAnObject
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errNotAnObject
	}
	return members, nil
}

var errNotAnObject = errors.New("not one JSON object")

func readNumbersAsWritten(member json.RawMessage, target any) error {
	decoder := json.NewDecoder(bytes.NewReader(member))
	decoder.UseNumber()
	return decoder.Decode(target)
}

func notGraphQL() *refused {
	return bad(http.StatusBadRequest, "NOT_GRAPHQL",
		"This is not a GraphQL request: a JSON object with a text `query`, and if wanted `operationName`, `variables` and `extensions`.")
}
