package testdb

import "sync"

// Together runs functions at the same moment, as nearly as can be, and returns
// when all have ended.
func Together(run ...func()) {
	var ready, all sync.WaitGroup
	begin := make(chan struct{})
	ready.Add(len(run))
	for _, f := range run {
		all.Go(func() {
			ready.Done()
			<-begin
			f()
		})
	}
	ready.Wait()
	close(begin)
	all.Wait()
}
