package main

import (
	"fmt"
	"regexp"
	"strings"
)

// lighten takes three costs of each row out of generated code. It fails where
// the code isn't what it knows.
func lighten(text string) (string, error) {
	var err error
	for _, step := range []func(string) (string, int){plainFields, rowsInTurn, lightObjects} {
		var changed int
		if text, changed = step(text); changed == 0 {
			err = fmt.Errorf("gqlgen writes other code than %s knows", "graph/generate")
		}
	}
	return text, err
}

// plain is a field without fields of its own that is read from a struct: its
// type in Go, whether it is never null, and what writes it.
var plain = regexp.MustCompile(`\treturn graphql\.ResolveField\(
		ctx,
		ec\.OperationContext,
		field,
		func\(ctx context\.Context, field graphql\.CollectedField\) \(\*graphql\.FieldContext, error\) {
			return ec\.\w+\(ctx, field\)
		},
		func\(ctx context\.Context\) \(any, error\) {
			return (obj\.\w+), nil
		},
		nil,
		func\(ctx context\.Context, selections ast\.SelectionSet, v (\S+)\) graphql\.Marshaler {
			return (ec\.\S+)\(ctx, selections, v\)
		},
		true,
		(true|false),
	\)
}
(func .*
	return graphql\.NewScalarFieldContext)`)

// plainFields writes them as they are. Nothing stands before them, and they
// can't fail, so they need no context, and no function that recovers.
func plainFields(text string) (string, int) {
	changed := 0
	text = plain.ReplaceAllStringFunc(text, func(whole string) string {
		part := plain.FindStringSubmatch(whole)
		value, goType, write, neverNull, rest := part[1], part[2], part[3], part[4] == "true", part[5]
		if neverNull && strings.ContainsAny(goType, "*[") {
			return whole // nil would be an error, which has a path
		}
		changed++
		return "\treturn " + write + "(ctx, field.Selections, " + value + ")\n}\n" + rest
	})
	return text, changed
}

// rowsInTurn has a list's rows written by one goroutine, not by one each.
func rowsInTurn(text string) (string, int) {
	const theirs, imports = "graphql.MarshalSliceConcurrently(ctx, len(v), 0, false, ", "\t\"postern/graph/model\"\n"
	changed := strings.Count(text, theirs) * strings.Count(text, imports)
	text = strings.ReplaceAll(text, theirs, "rows.InTurn(ctx, len(v), ")
	return strings.Replace(text, imports, imports+"\t\"postern/graph/rows\"\n", 1), changed
}

// object is a function that writes a type.
var object = regexp.MustCompile(`(?s)\tout := graphql\.NewFieldSet\(fields\)\n.*?\n}\n`)

// deferring is what it does with those of its fields that are deferred.
var deferring = regexp.MustCompile(`(?s)\tif n := len\(deferred\.Defers\); n > 0 {\n.*?\n\t}\n\n`)

// lightObjects has types whose fields are resolved in turn do nothing that only
// others need: they don't find out their path, in case a field is deferred, and
// don't keep what is under way.
func lightObjects(text string) (string, int) {
	changed := 0
	text = object.ReplaceAllStringFunc(text, func(whole string) string {
		if strings.Contains(whole, "Concurrently(") {
			return whole
		}
		changed++
		light := strings.NewReplacer("graphql.NewFieldSet(", "rows.NewObject(",
			"\tdeferred := graphql.NewDeferredGroup(ctx)\n", "", "\tout.Dispatch(ctx)\n", "")
		return deferring.ReplaceAllString(light.Replace(whole), "")
	})
	return text, changed
}
