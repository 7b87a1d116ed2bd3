// Command service is a service that asks Postern who is calling:
//
//	go run ./client/go/examples/service -postern http://127.0.0.1:8080
//	curl -u "$KEY:$PASSWORD" http://127.0.0.1:9000
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"time"

	posternauth "postern/client/go"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:9000", "listen here")
	url := flag.String("postern", "http://127.0.0.1:8080", "Postern's base URL")
	flag.Parse()
	postern, err := posternauth.New(*url, posternauth.Options{})
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("Listening on http://" + *addr)
	server := &http.Server{Handler: postern.Middleware(http.HandlerFunc(hello)), ReadHeaderTimeout: 10 * time.Second}
	log.Fatal(server.Serve(listener))
}

func hello(w http.ResponseWriter, r *http.Request) {
	caller, _ := posternauth.CallerFrom(r.Context())
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = fmt.Fprintf(w, "Hello, %s.\n", caller.Address)
}
