package rows_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"

	"postern/graph/rows"
)

// written is a list as JSON, and its errors.
func written(write func(ctx context.Context, i int) graphql.Marshaler) (string, []string) {
	ctx := graphql.WithResponseContext(context.Background(), graphql.DefaultErrorPresenter,
		func(_ context.Context, p any) error { return fmt.Errorf("panic: %v", p) })
	var text bytes.Buffer
	rows.InTurn(ctx, 3, write).MarshalGQL(&text)
	var errs []string
	for _, e := range graphql.GetErrors(ctx) {
		errs = append(errs, e.Error())
	}
	return text.String(), errs
}

func TestTheElementsOfAListAreWrittenOneAfterTheOther(t *testing.T) {
	next := 0 // which two goroutines couldn't share
	text, errs := written(func(ctx context.Context, i int) graphql.Marshaler {
		require.Equal(t, next, i)
		require.Equal(t, i, *graphql.GetFieldContext(ctx).Index)
		next++
		return graphql.MarshalInt(i)
	})
	require.Equal(t, "[0,1,2]", text)
	require.Empty(t, errs)
}

func TestAnElementThatPanicsIsNullAndTheOthersStay(t *testing.T) {
	text, errs := written(func(_ context.Context, i int) graphql.Marshaler {
		if i == 1 {
			panic("boo")
		}
		return graphql.MarshalInt(i)
	})
	require.Equal(t, "[0,null,2]", text)
	require.Equal(t, []string{"input: [1] panic: boo"}, errs)
}
