package lab

import (
	"strconv"
	"time"

	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waWa6"
	"go.mau.fi/whatsmeow/types"
)

// meet learns from a client's last handshake frame who it says it is, before anything is believed, so that a fault can be
// meant for one device.
func (s *Server) meet(l *link, payload *waWa6.ClientPayload) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if payload.Username == nil {
		return
	}
	who := types.NewJID(strconv.FormatUint(payload.GetUsername(), 10), types.DefaultUserServer)
	d := s.device(withDevice(who, uint16(payload.GetDevice())))
	if d == nil {
		return
	}
	d.lines++
	l.device, l.line = d, d.lines
	s.note(l, Entry{Event: Connected})
}

// admit decides whether a client may come in. False means that it has been told why not and will lose its line.
func (s *Server) admit(l *link, static [32]byte, payload *waWa6.ClientPayload) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if version := payload.GetUserAgent().GetAppVersion(); version.GetTertiary() < s.required() {
		s.turnAway(l, Refusal{Reason: ReasonOutdated})
		return false
	}
	if payload.Username == nil {
		if payload.DevicePairingData == nil {
			l.cut()
			return false
		}
		s.offerPairing(l, static, payload.GetDevicePairingData())
		return true
	}
	d := l.device
	if d == nil || d.noise != static {
		l.device = nil // whoever it is, it is not that device
		s.turnAway(l, Refusal{Reason: ReasonLoggedOut})
		return false
	}
	if refusal := s.refusals[d]; refusal != nil {
		if refusal.Times > 0 {
			if refusal.Times--; refusal.Times == 0 {
				delete(s.refusals, d)
			}
		}
		s.turnAway(l, *refusal)
		return false
	}
	if old := d.link; old != nil {
		s.streamError(old, conflict("replaced", ""))
	}
	d.link = l
	d.unsent = len(d.pending)
	if !d.held {
		s.welcome(l)
	}
	return true
}

// welcome tells a client that it is logged in.
func (s *Server) welcome(l *link) {
	s.send(l, waBinary.Node{Tag: "success", Attrs: waBinary.Attrs{
		"t": s.unix(), "lid": l.device.lid(), "props": "27", "abprops": "1", "location": "lab",
	}})
	s.note(l, Entry{Event: LoggedIn})
}

// turnAway refuses a login. The client does not close the line, so the server does, after a pause.
func (s *Server) turnAway(l *link, refusal Refusal) {
	s.send(l, refusal.node())
	s.note(l, Entry{Event: Refused, Code: strconv.Itoa(refusal.Reason)})
	l.out.put(parcel{wait: afterword, cut: true})
}

// streamError ends a line with a reason.
func (s *Server) streamError(l *link, node waBinary.Node) {
	s.send(l, node)
	l.active = false
	l.out.put(parcel{wait: afterword, cut: true})
}

func conflict(kind, code string) waBinary.Node {
	return waBinary.Node{
		Tag: "stream:error", Attrs: waBinary.Attrs{"code": code},
		Content: []waBinary.Node{{Tag: "conflict", Attrs: waBinary.Attrs{"type": kind}}},
	}
}

// activate begins to deliver: what was waiting first, then whatever comes.
func (s *Server) activate(l *link) {
	d := l.device
	if l.active || d.link != l {
		return
	}
	l.active = true
	count := map[string]int{}
	for _, stanza := range d.pending {
		count[stanza.node.Tag]++
		stanza.offline = true
	}
	l.waited, l.backlog = len(d.pending), len(d.pending)
	if l.waited > 0 {
		s.send(l, waBinary.Node{Tag: "ib", Attrs: waBinary.Attrs{"from": types.ServerJID}, Content: []waBinary.Node{{
			Tag: "offline_preview", Attrs: waBinary.Attrs{
				"count": l.waited, "message": count["message"], "receipt": count["receipt"],
				"notification": count["notification"], "appdata": 0,
			},
		}}})
	}
	if l.backlog == 0 {
		s.endBacklog(l)
	}
	s.pump(d)
}

func (s *Server) endBacklog(l *link) {
	s.send(l, waBinary.Node{Tag: "ib", Attrs: waBinary.Attrs{"from": types.ServerJID}, Content: []waBinary.Node{{
		Tag: "offline", Attrs: waBinary.Attrs{"count": l.waited},
	}}})
}

func (s *Server) unix() int64 { return s.options.Now().Unix() }

func (s *Server) stanzaID() string {
	return strconv.FormatInt(time.Now().Unix(), 10) + "-" + strconv.Itoa(s.nextSerial())
}
