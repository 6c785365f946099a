// Package control lets a person or a script run a lab by HTTP with JSON bodies, on loopback only. It knows lab and nothing else.
//
//	POST /accounts {"name", "phone"}             a person, with a phone unless "phone" is false; answers {"pn", "lid"}
//	GET  /accounts                               everybody
//	POST /groups {"subject", "mode", "admins", "members"}   mode "lid" (or empty) or "pn"; answers {"jid"}
//	POST /groups/{jid}/add|remove|promote|demote {"pn"}      and /subject {"subject"}
//	POST /scan {"qr", "pn"}                      links the device that shows the code; answers {"device"}
//	POST /send {"as", "to", "text", "reply_to", "id"}        "to" is a group or a person; answers {"id"}
//	POST /poll {"as", "to", "question", "options", "limit"}  and /vote {"as", "id", "options"}; answer {"id"}
//	POST /edit {"as", "to", "id", "text"}, /delete {"as", "to", "id"}, /react {"as", "id", "emoji"}; answer {"id"}
//	GET  /inbox/{pn}                             what that phone received, decrypted; see Message
//	POST /faults {"action", ...}                 see Fault; answers {"fault"}, for DELETE /faults/{fault}; DELETE /faults: all
//	GET  /log?after=n                            the lab's log as JSON lines
//
// A person is "254700100001" or "254700100001@s.whatsapp.net" (pn in answers has the digits alone) or the LID with its @lid;
// a device is "254700100001:1". What cannot be done is answered with one sentence, {"error": "..."}: 404 for what the lab does
// not know, 400 otherwise. Unknown fields are refused. Read control.go first.
package control
