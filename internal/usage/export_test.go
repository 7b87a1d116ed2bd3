package usage

// Room sets how many entries a recorder may hold.
func (r *Recorder) Room(most int64) { r.most = most }

// Held is how many it holds.
func (r *Recorder) Held() int64 { return r.held.Load() }
