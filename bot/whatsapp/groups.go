package whatsapp

import (
	"context"
	"fmt"
	"sync"
	"time"

	"go.mau.fi/whatsmeow/types"
	"go.uber.org/zap"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/privacy"
)

// GroupListing is a group that the number is in, for whoever sets the programme
// up at a terminal. It is never logged or stored.
type GroupListing struct {
	ID       chat.GroupID
	JID      string
	Subject  privacy.Raw
	Members  int // the bot not counted
	BotAdmin bool
}

// groupReads remembers when groups were read: WhatsApp answers too many
// questions about groups by answering none.
type groupReads struct {
	mu    sync.Mutex
	all   time.Time
	one   map[types.JID]time.Time
	pause time.Duration // before all are tried again
	tried bool          // all of them, with or without success
}

// beginning reports whether no answer about the groups has come yet, since the
// link was opened: what is not known of them will be in a moment.
func (r *groupReads) beginning() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return !r.tried
}

// answered notes that there was an answer about all groups.
func (r *groupReads) answered() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tried = true
}

// due reports whether all groups may be read, and notes that they are.
func (r *groupReads) due(now time.Time, least time.Duration) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.all.IsZero() && now.Sub(r.all) < least {
		return false
	}
	r.all = now
	return true
}

// dueOne is due for a single group.
func (r *groupReads) dueOne(jid types.JID, now time.Time, least time.Duration) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if last, ok := r.one[jid]; ok && now.Sub(last) < least {
		return false
	}
	if r.one == nil {
		r.one = map[types.JID]time.Time{}
	}
	r.one[jid] = now
	return true
}

// failed notes that all could not be read, and returns when to try again.
func (r *groupReads) failed(most time.Duration) time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = time.Time{}
	r.pause = min(max(2*r.pause, time.Minute), most)
	return r.pause
}

// readGroups reads the membership of every group after a line was opened, at
// most once an hour. Whether a group is allowed is not known here.
func (l *Link) readGroups(ctx context.Context) {
	now := l.options.Now().UTC()
	if !l.reads.due(now, l.options.Pace.Groups) {
		return
	}
	groups, err := l.current().GetJoinedGroups(ctx)
	defer l.reads.answered()
	for _, info := range groups {
		read, problem := l.groupRead(ctx, info, now)
		if problem != nil {
			err = problem
			break
		}
		l.again.push(read)
	}
	if err == nil {
		l.log.Info("groups read", zap.Int("groups", len(groups)))
		return
	}
	pause := l.reads.failed(l.options.Pace.Groups)
	l.log.Warn("groups not read", zap.String("cause", Mask(err.Error())), zap.Duration("again", pause))
	time.AfterFunc(pause, func() {
		if l.state.isOnline() {
			l.background(func(ctx context.Context) { l.line.ask(l.line.now(), func() { l.readGroups(ctx) }) })
		}
	})
}

// readGroup reads one group again, at most once an hour.
func (l *Link) readGroup(jid types.JID) {
	now := l.options.Now().UTC()
	if !l.reads.dueOne(jid, now, l.options.Pace.Groups) {
		return
	}
	l.background(func(ctx context.Context) {
		var info *types.GroupInfo
		var err error
		l.line.ask(l.line.now(), func() { info, err = l.current().GetGroupInfo(ctx, jid) })
		if err != nil || info == nil {
			l.log.Warn("group not read", zap.String("cause", Mask(fmt.Sprint(err))))
			return
		}
		read, err := l.groupRead(ctx, info, now)
		l.lastly(read, err)
	})
}

// Groups asks WhatsApp which groups the number is in. It connects for that when
// nobody listens, and hangs up again.
func (l *Link) Groups(ctx context.Context) ([]GroupListing, error) {
	if device := l.device(); device == nil || device.ID == nil {
		return nil, ErrUnpaired
	}
	if !l.state.isOnline() {
		if !l.isListening() {
			l.reconnect("groups are asked for")
			defer l.hangUp()
		}
		if err := l.awaitConnected(ctx, settlesIn); err != nil {
			return nil, err
		}
	}
	infos, err := l.current().GetJoinedGroups(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask WhatsApp for the groups: %w", masked(err))
	}
	var listings []GroupListing
	for _, info := range infos {
		read, err := l.groupRead(ctx, info, l.options.Now().UTC())
		if err != nil {
			return nil, err
		}
		listings = append(listings, GroupListing{
			ID: read.Group, JID: info.JID.String(), Subject: privacy.NewRaw(info.Name), Members: len(read.Members), BotAdmin: read.BotAdmin,
		})
	}
	return listings, nil
}
