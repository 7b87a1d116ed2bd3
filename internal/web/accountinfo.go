package web

import (
	"net/http"
	"strconv"

	"postern/internal/access"
	"postern/internal/verify"
)

type property struct {
	Name  string `json:"name"`
	Type  string `json:"type"`
	Value string `json:"value"`
}

// accountInfo answers /v2/account-info, so that clients written for the
// product of the manual page can test a credential. Passes: API users.
func (s *server) accountInfo(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		writeJSON(w, http.StatusMethodNotAllowed, map[string]string{"message": "Use GET."})
		return
	}
	viewer := access.From(r.Context())
	if viewer.APIUserID == "" {
		refusedV2(w, r, verify.Refused())
		return
	}
	account, err := s.People.Account(r.Context())
	if err != nil {
		refusedV2(w, r, err)
		return
	}
	owner, err := s.People.MainEmail(r.Context())
	if err != nil {
		refusedV2(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, map[string]any{
		"id": account.Number,
		"properties": []property{
			{"Name", "String", account.Name},
			{"MainEmail", "String", owner},
			{"ApiEndpoint", "String", s.PublicURL},
			{"ApiCallsInLastHour", "Integer", strconv.Itoa(s.Verifier.CallsInLastHour(account.ID))},
		},
	})
}

// refusedV2 is one and the same answer to everything that isn't good.
func refusedV2(w http.ResponseWriter, _ *http.Request, err error) {
	status := verify.Status(err)
	verify.SetHeaders(w.Header(), status, err)
	message := "Authorization has been denied for this request."
	if status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		message = "This can't be answered right now. Try again in a moment."
	}
	writeJSON(w, status, map[string]string{"message": message})
}
