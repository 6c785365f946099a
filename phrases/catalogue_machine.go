package phrases

// DigestMachine stands above the two lines that a language model wrote.
const DigestMachine Key = "digest.machine"

var machineCatalogue = map[Key]Phrase{
	DigestMachine: {
		English:   "_Two lines by a machine, from these counts alone. Where they differ, the counts stand._\n• {first}\n• {second}",
		Kiswahili: "_Mistari miwili ya mashine, kutoka kwa hesabu hizi tu. Ikitofautiana nazo, fuata hesabu._\n• {first}\n• {second}",
	},
}
