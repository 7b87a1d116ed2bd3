package posternauth_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"

	posternauth "postern/client/go"
)

// Nothing listens there, so nobody gets in.
func ExampleClient_Middleware() {
	postern, err := posternauth.New("http://127.0.0.1:1", posternauth.Options{})
	if err != nil {
		panic(err)
	}
	hello := func(w http.ResponseWriter, r *http.Request) {
		caller, _ := posternauth.CallerFrom(r.Context())
		fmt.Fprintf(w, "Hello, %s.\n", caller.Address)
	}
	handler := postern.Middleware(http.HandlerFunc(hello))

	request := httptest.NewRequest(http.MethodGet, "/", nil)
	request.SetBasicAuth("apiuser-1@api.localhost", "secret")
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	fmt.Println(answer.Code)
	// Output: 503
}

func ExampleClient_Verify() {
	postern, err := posternauth.New("http://127.0.0.1:1", posternauth.Options{})
	if err != nil {
		panic(err)
	}
	caller, err := postern.Verify(context.Background(), "Basic YXBpdXNlci0xOnNlY3JldA==")
	var refusal *posternauth.Refusal
	if errors.As(err, &refusal) {
		fmt.Println(refusal.Reason, refusal.RetryAfter)
		return
	}
	fmt.Println(caller.Account)
	// Output: unavailable 1s
}
