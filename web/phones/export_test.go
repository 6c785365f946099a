package phones

// Patterns are the addresses of all pages, in the form of http.ServeMux.
func Patterns() (patterns []string) {
	for _, page := range (&room{}).pages() {
		patterns = append(patterns, page.pattern)
	}
	return patterns
}
