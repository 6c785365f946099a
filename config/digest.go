package config

// Digest holds who gets the week's digest.
type Digest struct {
	// To are labels of staff and supervisors, as mshauri member add gave them.
	To []string `yaml:"to"`
}
