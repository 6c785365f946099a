package topics

import "github.com/mshauri/mshauri/chat"

// The nine keys: eight technical areas and general. Source: the learning
// agenda and visit content of Hossain et al. 2021.
const (
	RecordKeeping chat.Area = "record-keeping"
	DataUse       chat.Area = "data-use"
	Supply        chat.Area = "supply"
	ColdChain     chat.Area = "cold-chain"
	Administering chat.Area = "administering"
	Coverage      chat.Area = "coverage"
	RED           chat.Area = "red"
	Communication chat.Area = "communication"
	General       chat.Area = "general"
)

// Areas lists every key in the order of the taxonomy.
func Areas() []chat.Area {
	return []chat.Area{RecordKeeping, DataUse, Supply, ColdChain, Administering, Coverage, RED, Communication, General}
}
