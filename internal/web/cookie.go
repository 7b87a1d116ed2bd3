package web

import (
	"net/http"

	"postern/internal/session"
)

// cookieName has the __Host- prefix on HTTPS: such a cookie is Secure, for
// this host alone, and can't be set from a sister domain (RFC 6265bis).
func cookieName(https bool) string {
	if https {
		return "__Host-postern_session"
	}
	return "postern_session"
}

// Cookie carries a session to the browser that w answers: Secure on HTTPS
// alone, since on plain HTTP a browser would throw such a cookie away.
func Cookie(w http.ResponseWriter, https bool) session.Carrier {
	return cookieCarrier{w: w, secure: https}
}

// cookieCarrier hands session tokens to the browser.
type cookieCarrier struct {
	w      http.ResponseWriter
	secure bool
}

func (c cookieCarrier) Hand(token string) { c.set(token, int(session.Absolute.Seconds())) }

func (c cookieCarrier) TakeBack() { c.set("", -1) }

func (c cookieCarrier) set(value string, maxAge int) {
	// #nosec G124 -- Secure follows --public-url: on plain HTTP a browser would throw such a cookie away
	http.SetCookie(c.w, &http.Cookie{
		Name: cookieName(c.secure), Value: value, Path: "/", MaxAge: maxAge,
		HttpOnly: true, Secure: c.secure, SameSite: http.SameSiteLaxMode,
	})
}
