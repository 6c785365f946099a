package whatsapp

import (
	"slices"

	"go.mau.fi/libsignal/state/record"
	"go.mau.fi/whatsmeow/store"
)

// mostStates is how many states of a session libsignal keeps beside the one in use.
const mostStates = 40

// untouched is a session after a decryption, with every state but the one that
// opened the message as it was before. libsignal tries one state after another
// and moves each on before it knows that the message is of another: where two
// states are in use for a while, as when bot and phone have each begun a
// session, the one that was tried in vain can never read anything again.
func untouched(before, after []byte) []byte {
	now := readSession(after)
	if now == nil || len(now.PreviousStates) == 0 {
		return after
	}
	was := statesOf(readSession(before))
	seen := []*record.StateStructure{now.SessionState}
	for _, state := range now.PreviousStates {
		if indexOf(seen, state) >= 0 {
			// libsignal cuts the state that it promotes out of a slice whose old
			// length it keeps: the last state is there twice then, or, when the
			// promoted one was the last, that one is still there.
			continue
		}
		if i := indexOf(was, state); i >= 0 {
			state = was[i]
		}
		seen = append(seen, state)
	}
	now.PreviousStates = seen[1:]
	return store.SignalProtobufSerializer.Session.Serialize(now)
}

// stepped is a session whose next counter is taken.
func stepped(session []byte) []byte {
	form := store.SignalProtobufSerializer
	read, err := record.NewSessionFromBytes(session, form.Session, form.State)
	if err != nil || !read.SessionState().HasSenderChain() {
		return session
	}
	state := read.SessionState()
	state.SetSenderChainKey(state.SenderChainKey().NextKey())
	return read.Serialize()
}

// begun is what is to be kept when somebody writes back a session that they
// read a while ago: what is kept already, if that is the same session, since
// their counter was taken when they read it; and before it the one that they
// have begun.
func begun(kept, written []byte) []byte {
	states, own := statesOf(readSession(kept)), readSession(written)
	if own == nil || len(states) == 0 {
		return written
	}
	if indexOf(states, own.SessionState) >= 0 {
		return kept
	}
	own.PreviousStates = states[:min(len(states), mostStates)]
	return store.SignalProtobufSerializer.Session.Serialize(own)
}

// readSession returns nil for what is none.
func readSession(session []byte) *record.SessionStructure {
	if len(session) == 0 {
		return nil
	}
	read, err := store.SignalProtobufSerializer.Session.Deserialize(session)
	if err != nil || read.SessionState == nil {
		return nil
	}
	return read
}

// statesOf lists the states of a session, the one in use first.
func statesOf(session *record.SessionStructure) []*record.StateStructure {
	if session == nil {
		return nil
	}
	return append([]*record.StateStructure{session.SessionState}, session.PreviousStates...)
}

// indexOf finds a state by the key with which it was begun. None is without:
// libsignal can neither write nor read such a state (it panics).
func indexOf(states []*record.StateStructure, state *record.StateStructure) int {
	return slices.IndexFunc(states, func(s *record.StateStructure) bool {
		return s.SessionVersion == state.SessionVersion && slices.Equal(s.SenderBaseKey, state.SenderBaseKey)
	})
}
