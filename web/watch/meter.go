package watch

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"github.com/mshauri/mshauri/chat"
)

// Meter counts what passes. It is safe for concurrent use.
type Meter struct {
	registry *prometheus.Registry
	postings prometheus.Counter
	notKept  *prometheus.CounterVec
	sent     prometheus.Counter
	refused  *prometheus.CounterVec
	handling prometheus.Histogram
}

// NewMeter makes a meter of a service, whose version it shows.
func NewMeter(service Service, version string) *Meter {
	m := &Meter{
		registry: prometheus.NewRegistry(),
		postings: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "mshauri_postings_total", Help: "Postings settled as kept since the start; one that is delivered twice counts twice.",
		}),
		notKept: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "mshauri_not_kept_total", Help: "Messages counted instead of kept since the start, by reason.",
		}, []string{"reason"}),
		sent: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "mshauri_sent_total", Help: "Messages that WhatsApp took since the start.",
		}),
		refused: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "mshauri_send_errors_total", Help: "Attempts to send that failed since the start, by what was decided about the message.",
		}, []string{"verdict"}),
		handling: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "mshauri_handling_seconds", Help: "How long settling one event took.",
			Buckets: []float64{.0005, .001, .002, .005, .01, .02, .05, .1, .3, 1, 3},
		}),
	}
	for _, reason := range []chat.Reason{chat.NoConsent, chat.NotAllowed, chat.Unreadable} {
		m.notKept.WithLabelValues(string(reason))
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "mshauri_build_info", Help: "Always 1; the version is in the label.", ConstLabels: prometheus.Labels{"version": version},
	})
	build.Set(1)
	m.registry.MustRegister(m.postings, m.notKept, m.sent, m.refused, m.handling, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		states{service: service})
	return m
}

// Kept counts a posting that was settled as kept.
func (m *Meter) Kept() { m.postings.Inc() }

// NotKept counts a message that was settled as not kept.
func (m *Meter) NotKept(reason chat.Reason) { m.notKept.WithLabelValues(string(reason)).Inc() }

// Sent counts a message that WhatsApp took.
func (m *Meter) Sent() { m.sent.Inc() }

// SendFailed counts an attempt that failed. Verdict is one of a few constant words.
func (m *Meter) SendFailed(verdict string) { m.refused.WithLabelValues(verdict).Inc() }

// Handled notes how long settling one event took.
func (m *Meter) Handled(took time.Duration) { m.handling.Observe(took.Seconds()) }

// stateFor is how long a look at the service may take.
const stateFor = 5 * time.Second

// states asks the service how it is doing whenever somebody collects.
type states struct{ service Service }

func desc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("mshauri_"+name, help, labels, nil)
}

// Describe says nothing: what is collected depends on what the service knows.
func (states) Describe(chan<- *prometheus.Desc) {}

// Collect asks the service. When it cannot say, only mshauri_up is 0.
func (s states) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), stateFor)
	defer cancel()
	state, err := s.service.State(ctx)
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	up := desc("up", "1 when the record can be asked.")
	if err != nil {
		gauge(up, 0)
		return
	}
	gauge(up, 1)
	online := 0.0
	if state.Online {
		online = 1
	}
	gauge(desc("connected", "1 when the line to WhatsApp is up."), online)
	gauge(desc("link_state", "1 for the state of the link to WhatsApp.", "state"), 1, string(state.Link.State))
	gauge(desc("outbox_depth", "Messages that wait to be sent."), float64(state.Waiting))
	oldest := 0.0
	if !state.Oldest.IsZero() {
		oldest = float64(state.Oldest.UnixMilli()) / 1000
	}
	gauge(desc("outbox_oldest_timestamp_seconds", "Since when the oldest waiting message waits; 0 when none waits."), oldest)
	gauge(desc("dead_letters", "Turns and messages that were given up."), float64(state.Dead))
	if !state.Link.PhoneSeen.IsZero() { // unknown is said by silence
		gauge(desc("phone_seen_timestamp_seconds", "When something last came from the phone itself."), float64(state.Link.PhoneSeen.UnixMilli())/1000)
	}
	for _, count := range []struct {
		name, help string
		value      int64
	}{
		{"redeliveries_total", "Events that could not be settled and come again.", state.Line.Redelivered},
		{"old_counter_total", "Messages asked for again because another had used up their key.", state.Line.OldCounter},
		{"recovered_total", "Messages that the phone sent again at our request.", state.Line.Recovered},
		{"unreadable_total", "Messages that could not be decrypted or scrubbed.", state.Line.Unreadable},
		{"votes_unread_total", "Votes that no key opened.", state.Line.VotesUnread},
		{"storage_errors_total", "Failures of link.db.", state.Line.StorageErrors},
		{"panics_total", "Panics that were caught.", state.Line.Panics},
		{"reconnects_total", "Lines dropped by us, to be sent what was withheld or because nobody was on them.", state.Line.Reconnects},
		{"overflowed_total", "Events that waited for the handler in vain.", state.Line.Overflowed},
	} {
		to <- prometheus.MustNewConstMetric(desc(count.name, count.help), prometheus.CounterValue, float64(count.value))
	}
}
