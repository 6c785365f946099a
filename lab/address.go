package lab

import "go.mau.fi/whatsmeow/types"

// Address is a person's or a group's address on the server, under the name by which those who only pass it on can call it.
type Address = types.JID
