package posternauth

import (
	"container/list"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"sync"
	"time"
)

// cache keeps yeses for as long as Postern allows, the latest used. It holds no
// credentials: its keys are hashes, under a secret that ends with the process.
type cache struct {
	secret [32]byte
	size   int
	mu     sync.Mutex
	order  list.List // of *kept, the latest used in front
	byKey  map[[32]byte]*list.Element
}

type kept struct {
	key    [32]byte
	caller Caller
	until  time.Time
}

func newCache(size int) *cache {
	c := &cache{size: size, byKey: map[[32]byte]*list.Element{}}
	_, _ = rand.Read(c.secret[:]) // never fails: crypto/rand ends the process instead
	return c
}

// key is for a credential and the place that it came from: Postern may say yes
// to one place and no to another.
func (c *cache) key(authorization, forwarded string) (key [32]byte) {
	mac := hmac.New(sha256.New, c.secret[:])
	mac.Write([]byte(authorization + "\n" + forwarded)) // neither holds a line break
	mac.Sum(key[:0])
	return key
}

func (c *cache) get(key [32]byte, now time.Time) (Caller, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, found := c.byKey[key]
	if !found {
		return Caller{}, false
	}
	k := element.Value.(*kept)
	if !now.Before(k.until) {
		c.drop(element)
		return Caller{}, false
	}
	c.order.MoveToFront(element)
	return k.caller, true
}

// put keeps a yes until then; one that is over already is none.
func (c *cache) put(key [32]byte, caller Caller, until time.Time) {
	if c.size <= 0 || !time.Now().Before(until) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if old, found := c.byKey[key]; found {
		c.drop(old)
	}
	c.byKey[key] = c.order.PushFront(&kept{key, caller, until})
	if c.order.Len() > c.size {
		c.drop(c.order.Back())
	}
}

func (c *cache) drop(element *list.Element) {
	delete(c.byKey, element.Value.(*kept).key)
	c.order.Remove(element)
}
