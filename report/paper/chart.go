package paper

import (
	"bytes"
	"image/color"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"github.com/mshauri/mshauri/chat"
	"github.com/mshauri/mshauri/phrases"
	"github.com/mshauri/mshauri/privacy"
	"github.com/mshauri/mshauri/report"
)

// The picture fits the upright screen of a phone: 1080 by 1350 points of light.
const (
	chartWidth  = 6 * vg.Inch
	chartHeight = 7.5 * vg.Inch
	chartDPI    = 180
)

// The colours are told apart by the colour-blind too, and in grey.
var (
	dark  = color.RGBA{R: 0x0B, G: 0x5C, B: 0x6B, A: 0xFF}
	light = color.RGBA{R: 0xE0, G: 0xA4, B: 0x3A, A: 0xFF}
	ink   = color.RGBA{R: 0x22, G: 0x22, B: 0x22, A: 0xFF}
	line  = color.RGBA{R: 0xDD, G: 0xDD, B: 0xDD, A: 0xFF}
)

// Charts draws the postings by area, this week and last, above those of twelve
// weeks.
func Charts(digest report.Digest, language chat.Language) ([]byte, error) {
	areas, err := areaChart(digest, language)
	if err != nil {
		return nil, err
	}
	trend, err := trendChart(digest, language)
	if err != nil {
		return nil, err
	}
	canvas := vgimg.NewWith(vgimg.UseWH(chartWidth, chartHeight), vgimg.UseDPI(chartDPI))
	whole := draw.New(canvas)
	whole.FillPolygon(color.White, whole.ClipPolygonXY([]vg.Point{
		{X: 0, Y: 0}, {X: chartWidth, Y: 0}, {X: chartWidth, Y: chartHeight}, {X: 0, Y: chartHeight},
	}))
	margin, middle := vg.Points(10), chartHeight*9/20
	areas.Draw(draw.Crop(whole, margin, -margin, middle+margin, -margin))
	trend.Draw(draw.Crop(whole, margin, -margin, margin, middle-chartHeight))
	var out bytes.Buffer
	if _, err := (vgimg.PngCanvas{Canvas: canvas}).WriteTo(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// areaChart has two bars for each area, the busiest on top.
func areaChart(digest report.Digest, language chat.Language) (*plot.Plot, error) {
	p := newPlot(phrases.ChartAreas.In(language, phrases.Word("week", digest.Week.String())))
	var now, before plotter.Values
	var names []string
	areas := digest.Programme.Busiest()
	for i := len(areas) - 1; i >= 0; i-- {
		now = append(now, float64(areas[i].Postings.Now))
		before = append(before, float64(areas[i].Postings.Before))
		names = append(names, phrases.Area(areas[i].Area, language).String())
	}
	if len(names) == 0 {
		return p, nil
	}
	width := vg.Points(8)
	if err := bars(p, now, width, width/2, dark, true, phrases.LabelThisWeek.In(language)); err != nil {
		return nil, err
	}
	if err := bars(p, before, width, -width/2, light, true, phrases.LabelLastWeek.In(language)); err != nil {
		return nil, err
	}
	p.NominalY(names...)
	p.X.Tick.Marker = whole{}
	p.X.Min, p.X.Max = 0, max(p.X.Max*1.08, 5)
	p.Y.Min, p.Y.Max = -0.6, float64(len(names))-0.4
	p.Legend.Top, p.Legend.Left = false, false
	return p, nil
}

// trendChart has two bars for each of twelve weeks.
func trendChart(digest report.Digest, language chat.Language) (*plot.Plot, error) {
	p := newPlot(phrases.ChartTrend.In(language))
	var mentors, mentees plotter.Values
	var weeks []string
	for i, week := range digest.Trend {
		mentors = append(mentors, float64(week.Mentors))
		mentees = append(mentees, float64(week.Mentees))
		name := ""
		if (len(digest.Trend)-1-i)%2 == 0 { // every second one, or they run into each other
			name = week.Week[len("2018-"):]
		}
		weeks = append(weeks, name)
	}
	if len(weeks) == 0 {
		return p, nil
	}
	width := vg.Points(11)
	if err := bars(p, mentees, width, width/2, dark, false, phrases.ChartMentees.In(language)); err != nil {
		return nil, err
	}
	if err := bars(p, mentors, width, -width/2, light, false, phrases.ChartMentors.In(language)); err != nil {
		return nil, err
	}
	p.NominalX(weeks...)
	p.Y.Tick.Marker = whole{}
	p.Y.Min, p.Y.Max = 0, max(p.Y.Max*1.25, 5)
	p.X.Min, p.X.Max = -0.7, float64(len(weeks))-0.3
	p.Legend.Top, p.Legend.Left = true, true
	return p, nil
}

func newPlot(title privacy.Authored) *plot.Plot {
	p := plot.New()
	p.Title.Text = title.String()
	p.Title.Padding = vg.Points(6)
	p.Legend.Padding = vg.Points(3)
	set := func(f *font.Font, size float64) {
		*f = font.Font{Typeface: "Liberation", Variant: "Sans", Size: vg.Points(size)}
	}
	set(&p.Title.TextStyle.Font, 13)
	set(&p.X.Tick.Label.Font, 10)
	set(&p.Y.Tick.Label.Font, 10)
	set(&p.Legend.TextStyle.Font, 10)
	p.Title.TextStyle.Color, p.X.Tick.Label.Color, p.Y.Tick.Label.Color, p.Legend.TextStyle.Color = ink, ink, ink, ink
	p.X.LineStyle.Color, p.Y.LineStyle.Color = line, line
	p.X.Tick.LineStyle.Color, p.Y.Tick.LineStyle.Color = line, line
	return p
}

func bars(p *plot.Plot, values plotter.Values, width, offset vg.Length, fill color.Color, lying bool, name privacy.Authored) error {
	chart, err := plotter.NewBarChart(values, width)
	if err != nil {
		return err
	}
	chart.Color, chart.Offset, chart.Horizontal = fill, offset, lying
	chart.LineStyle.Width = 0
	numbers, err := plotter.NewLabels(beside(values, lying))
	if err != nil {
		return err
	}
	for i := range numbers.TextStyle {
		style := &numbers.TextStyle[i]
		style.Font = font.Font{Typeface: "Liberation", Variant: "Sans", Size: vg.Points(8)}
		style.Color = ink
		if lying {
			style.YAlign = draw.YCenter
		} else {
			style.XAlign = draw.XCenter
		}
	}
	numbers.Offset = vg.Point{X: vg.Points(2), Y: offset}
	if !lying {
		numbers.Offset = vg.Point{X: offset, Y: vg.Points(2)}
	}
	p.Add(chart, numbers)
	p.Legend.Add(name.String(), chart)
	return nil
}

// beside puts each bar's number at its end; of an empty bar none.
func beside(values plotter.Values, lying bool) plotter.XYLabels {
	var labels plotter.XYLabels
	for i, value := range values {
		at, text := plotter.XY{X: float64(i), Y: value}, strconv.Itoa(int(value))
		if lying {
			at = plotter.XY{X: value, Y: float64(i)}
		}
		if value == 0 {
			text = ""
		}
		labels.XYs, labels.Labels = append(labels.XYs, at), append(labels.Labels, text)
	}
	return labels
}

// whole marks an axis at whole numbers only.
type whole struct{}

// Ticks are at most six marks from nought on.
func (whole) Ticks(_, high float64) []plot.Tick {
	step := 1
	for _, next := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000} {
		if step = next; high/float64(step) <= 6 {
			break
		}
	}
	var ticks []plot.Tick
	for value := 0; float64(value) <= high; value += step {
		ticks = append(ticks, plot.Tick{Value: float64(value), Label: strconv.Itoa(value)})
	}
	return ticks
}
