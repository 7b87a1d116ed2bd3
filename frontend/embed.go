// Package frontend carries the built browser app. Without a build it holds
// nothing but a placeholder, so that Go builds without Node.
package frontend

import "embed"

// Dist is the folder dist, as the app's build left it.
//
//go:embed all:dist
var Dist embed.FS
