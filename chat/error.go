package chat

import "errors"

// The kinds of error that rooms tell apart with errors.Is. Adapters translate
// their own errors into them by code, never by message.
var (
	ErrNotFound  = errors.New("not found")
	ErrConflict  = errors.New("conflict")
	ErrForbidden = errors.New("forbidden")
)
