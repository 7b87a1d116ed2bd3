package credential

import "crypto/rand"

const (
	base36 = "abcdefghijklmnopqrstuvwxyz0123456789"
	base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)

// randomText returns n characters, each of the alphabet's equally likely.
//
// A random byte modulo 36 or 62 would favour the first characters, since
// neither divides 256; bytes beyond the last whole multiple are thrown away.
func randomText(alphabet string, n int) string {
	limit := 256 - 256%len(alphabet)
	text := make([]byte, 0, n)
	for pool := make([]byte, 2*n); len(text) < n; {
		rand.Read(pool) // never fails: without randomness Go ends the process
		for _, b := range pool {
			if int(b) < limit && len(text) < n {
				text = append(text, alphabet[int(b)%len(alphabet)])
			}
		}
	}
	return string(text)
}
