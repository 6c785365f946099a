package words

import "strings"

// Kind is what a question wants to know: an age, a place, a leave to do
// something. A question may be of several kinds, or of none that is known.
type Kind uint16

// The kinds of questions.
const (
	When    Kind = 1 << iota // an age, a day, a schedule
	HowLong                  // hours, days, weeks that something lasts or waits
	Where
	HowMuch // a dose, a level
	HowMany
	HowTo // steps
	ToDo  // what to do now
	May   // leave: may, must, should, is it right
	What  // a meaning
	Which // one of several, or a list
	Who
	Why
)

// Kinds lists every kind, in order.
func Kinds() []Kind {
	return []Kind{When, HowLong, Where, HowMuch, HowMany, HowTo, ToDo, May, What, Which, Who, Why}
}

// kindCues are the words by which a kind is known; several words stand
// together. A word that begins with "*" is any word that ends so.
var kindCues = map[Kind]string{
	When:    "when,lini,age,ages,umri,schedule,ratiba,wakati gani,wiki gani,miezi gani,miezi mingapi,wiki ngapi,which week,which weeks,what week,what weeks,weeks ngapi,months ngapi,due,early,late,at birth,too old,mapema,tarehe",
	HowLong: "how long,how many days,how many hours,how many weeks,how many months,how soon,muda,siku ngapi,masaa ngapi,masaa mangapi,saa ngapi,dakika ngapi,until,mpaka,hadi,last,lasts,inakaa,hukaa,interval,gap,between,kati ya,apart,wait,baada ya",
	Where:   "where,wapi,site,which arm,which leg,which thigh,mkono gani,paja gani,mguu gani,upande gani,place,position,sehemu gani",
	HowMuch: "how much,ml,mls,kiasi gani,kipimo,dose,dosage,dozi,units,temperature,degrees,digrii,joto,percent,level,kiwango,acceptable,normal",
	HowMany: "how many,how often,ngapi,mangapi,mingapi,wangapi,mara ngapi,number of,times",
	HowTo:   "how to,how do,how can,how is,how does,jinsi,namna,vipi,aje,steps,hatua,procedure,prepare,calculate,formula,hesabu,napata aje,arrange,panga",
	ToDo:    "what do,what should,what next,what now,what to do,nifanye,nifanyeje,tufanye,nifanyaje,do i do,tell,nimwambie,advise",
	May:     "can,may,should,must,allowed,ok,okay,is it,naweza,anaweza,tunaweza,lazima,sawa,ni sawa,need to,do we,do i,does,je,*pewe,*chanjwe,*dungwe,refuse,good,still,bado,count",
	What:    "what is,what are,meaning,mean,means,define,definition,ni nini,maana,stand for,who is a,difference,tofauti",
	Which:   "which,gani,zipi,ipi,yapi,list,taja,types,contents,components,what vaccines",
	Who:     "who,nani,whose,responsible,role,kazi ya",
	Why:     "why,kwa nini,mbona,purpose,reason,reasons,causes,sababu,inakinga,prevents,protects",
}

// cues finds the kinds of a text.
type cues struct {
	phrases map[string]Kind
	endings map[string]Kind
}

func newCues() cues {
	c := cues{phrases: make(map[string]Kind), endings: make(map[string]Kind)}
	for kind, list := range kindCues {
		for cue := range strings.SplitSeq(list, ",") {
			if ending, ok := strings.CutPrefix(cue, "*"); ok {
				c.endings[ending] |= kind
			} else {
				c.phrases[cue] |= kind
			}
		}
	}
	return c
}

// Kind says what a text wants to know.
func (r *Reader) Kind(text string) Kind {
	all := tokens(text)
	var found Kind
	for i, t := range all {
		found |= r.cues.phrases[t.text]
		for size := 2; size <= 3 && i+size <= len(all); size++ {
			joined := make([]string, size)
			for j := range joined {
				joined[j] = all[i+j].text
			}
			found |= r.cues.phrases[strings.Join(joined, " ")]
		}
		for ending, kind := range r.cues.endings {
			if strings.HasSuffix(t.text, ending) {
				found |= kind
			}
		}
	}
	return found
}
