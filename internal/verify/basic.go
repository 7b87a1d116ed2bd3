package verify

import (
	"encoding/base64"
	"net/http"
	"strings"
	"unicode/utf8"

	"postern/internal/fault"
)

var strict = base64.StdEncoding.Strict()

// ParseBasic reads address and password from a request's Authorization header
// (RFC 7617): the scheme in any case, split at the first colon, UTF-8, no
// control characters. found is false when there is no such header. Faults:
// TWO_CREDENTIALS for several headers; the one and only refusal (see Refused)
// for another scheme and for anything malformed.
func ParseBasic(h http.Header) (address, password string, found bool, err error) {
	values := h["Authorization"]
	switch len(values) {
	case 0:
		return "", "", false, nil
	case 1:
	default:
		return "", "", true, fault.New(fault.Invalid, "TWO_CREDENTIALS",
			"The request has several Authorization headers. Send one.")
	}
	scheme, encoded, _ := strings.Cut(values[0], " ")
	if !strings.EqualFold(scheme, "Basic") {
		return "", "", true, Refused()
	}
	var buffer [192]byte // longer ones are decoded on the heap
	raw, err := strict.AppendDecode(buffer[:0], []byte(strings.TrimLeft(encoded, " ")))
	if err != nil || !utf8.Valid(raw) || hasControl(raw) {
		return "", "", true, Refused()
	}
	address, password, hasColon := strings.Cut(string(raw), ":")
	if !hasColon {
		return "", "", true, Refused()
	}
	return address, password, true, nil
}

// hasControl looks for what RFC 7617 forbids in both halves.
func hasControl(raw []byte) bool {
	for _, c := range raw {
		if c < 0x20 || c == 0x7f {
			return true
		}
	}
	return false
}
