package gateways

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAGoodKeyReachesTheUpstreamWithItsName(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *house) {
		require.Equal(t, http.StatusOK, h.get(t, h.key).StatusCode)
		got := h.upstream.take()
		require.Len(t, got, 1)
		require.Equal(t, "GET /orders?page=2", got[0].method+" "+got[0].path)
		require.Equal(t, h.identity(), identity(got[0].header))
		require.Empty(t, got[0].header.Values("Authorization"), "the password stays here")
	})
}

func TestWhoeverIsRefusedDoesNotReachTheUpstream(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *house) {
		address := h.cast.APIUser.Email
		for name, header := range map[string]http.Header{
			"no key": {}, "wrong": basic(address, h.cast.APIUserPassword[:20]+"x"), "unknown": basic("nobody@example.com", "x"),
			"another scheme": {"Authorization": {"Bearer " + h.cast.APIUserPassword}},
		} {
			got := h.get(t, header)
			require.Equal(t, http.StatusUnauthorized, got.StatusCode, name)
			require.Equal(t, `Basic realm="Postern", charset="UTF-8"`, got.Header.Get("WWW-Authenticate"), name)
		}
		two := http.Header{"Authorization": append(h.key["Authorization"], h.key["Authorization"]...)}
		require.Equal(t, http.StatusBadRequest, h.get(t, two).StatusCode)
		require.Empty(t, h.upstream.take())
	})
}

func TestTheCallAfterADisableIsRefusedAtTheGateway(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *house) {
		for range 5 {
			require.Equal(t, http.StatusOK, h.get(t, h.key).StatusCode)
			h.enable(t, false)
			got := h.get(t, h.key)
			require.Equal(t, http.StatusUnauthorized, got.StatusCode)
			require.NotEmpty(t, got.Header.Get("WWW-Authenticate"))
			h.enable(t, true)
		}
		require.Len(t, h.upstream.take(), 5)
	})
}

func TestWithoutPosternNobodyIsLetThrough(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *house) {
		h.postern.Close()
		for range 3 {
			got := h.get(t, h.key)
			require.Contains(t, []int{http.StatusBadGateway, http.StatusServiceUnavailable}, got.StatusCode)
		}
		require.Empty(t, h.upstream.take())
	})
}

func TestWhenPosternCannotKnowTheCallerHearsWhenToAskAgain(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *house) {
		require.NoError(t, h.Store.Close())
		got := h.get(t, h.key)
		require.Equal(t, http.StatusServiceUnavailable, got.StatusCode)
		require.NotEmpty(t, got.Header.Get("Retry-After"))
		require.Empty(t, h.upstream.take())
	})
}

func TestWhoGuessesIsSlowedDownAndOthersAreNot(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *house) {
		guess, last := from("127.0.0.2"), new(http.Response)
		for i := range 11 {
			header := basic(h.cast.APIUser.Email, "a typed guess "+strconv.Itoa(i))
			header.Set("X-Forwarded-For", "192.0.2."+strconv.Itoa(i)) // its own word
			last = h.send(t, guess, http.MethodGet, header, nil)
		}
		require.Equal(t, http.StatusTooManyRequests, last.StatusCode)
		wait, err := strconv.Atoi(last.Header.Get("Retry-After"))
		require.NoError(t, err)
		require.Positive(t, wait)
		other := h.send(t, from("127.0.0.3"), http.MethodGet, basic(h.cast.APIUser.Email, "a typed guess"), nil)
		require.Equal(t, http.StatusUnauthorized, other.StatusCode)
		require.Empty(t, h.upstream.take())
	})
}

func TestABodyGoesToTheUpstreamAndNotToPostern(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *house) {
		body := bytes.Repeat([]byte("0123456789abcdef"), 60_000) // nginx takes 1 MiB unless it is told to
		for name, reader := range map[string]io.Reader{
			"of known length": bytes.NewReader(body), "chunked": io.MultiReader(bytes.NewReader(body)),
		} {
			require.Equal(t, http.StatusOK, h.send(t, from("127.0.0.1"), http.MethodPost, h.key, reader).StatusCode, name)
			got := h.upstream.take()
			require.Len(t, got, 1, name)
			require.Equal(t, http.MethodPost, got[0].method, name)
			require.True(t, bytes.Equal(body, got[0].body), name)
		}
		require.Less(t, h.traffic.bytes.Load(), int64(4000))
	})
}

func TestTheGatewayKeepsItsConnectionsToPostern(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, h *house) {
		for range 50 {
			require.Equal(t, http.StatusOK, h.get(t, h.key).StatusCode)
		}
		require.LessOrEqual(t, h.traffic.connections.Load(), int64(2))
	})
}
