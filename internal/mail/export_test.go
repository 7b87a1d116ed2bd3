package mail

import "time"

// TryAgainAfter replaces how long it is until a mail is tried again.
func (s *Sender) TryAgainAfter(waits ...time.Duration) { s.queue.waits = waits }
