// Package emergency recognises what cannot wait: a child convulses, collapses,
// swells or cannot breathe, a wrong vaccine or diluent was given, somebody was
// pricked by a needle, somebody died. It tells that from talk about it: forms,
// lessons, plans, rumours, what is long over.
//
// It knows privacy.Clean and the reading of topics/wording, and no adapter. It
// gives no advice: whoever hears it rings a person.
//
// Its words are in signs.txt and tongues.txt, which a nurse can read and
// correct. Beside these rules stands a small learnt part (traits.go,
// weights.go), built by moderation/emergency/train. Read listener.go first,
// then weigh.go.
package emergency
