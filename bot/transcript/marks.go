package transcript

import (
	"bytes"

	"github.com/mshauri/mshauri/chat"
)

// What phones write in the place of a message. The words are WhatsApp's own,
// in the languages of its users in Kenya and of those who visit them; what is
// in other languages is known by its form, where that is enough.

// placeholders stand for a whole message that is not there.
var placeholders = map[string]Sort{
	"This message was deleted": Deleted, "You deleted this message": Deleted,
	"You deleted this message as admin": Deleted, "You deleted this message as group admin": Deleted,
	"This message was deleted by an admin": Deleted, "Message deleted": Deleted,
	"Ujumbe huu ulifutwa": Deleted, "Umefuta ujumbe huu": Deleted,
	"Ce message a été supprimé": Deleted, "Vous avez supprimé ce message": Deleted,
	"Diese Nachricht wurde gelöscht": Deleted, "Du hast diese Nachricht gelöscht": Deleted,
	"Se eliminó este mensaje": Deleted, "Este mensaje fue eliminado": Deleted, "Eliminaste este mensaje": Deleted,
	"Mensagem apagada": Deleted, "Esta mensagem foi apagada": Deleted, "Você apagou esta mensagem": Deleted, "Apagou esta mensagem": Deleted,
	"Questo messaggio è stato eliminato": Deleted, "Hai eliminato questo messaggio": Deleted,
	"Dit bericht is verwijderd": Deleted, "U hebt dit bericht verwijderd": Deleted,
	"Hierdie boodskap was uitgevee": Deleted, "Denne besked blev slettet": Deleted, "Det här meddelandet raderades": Deleted,
	"تم حذف هذه الرسالة": Deleted, "لقد حذَفت هذه الرسالة": Deleted, "أنت حذفت هذه الرسالة": Deleted,
	"यह संदेश मिटाया गया": Deleted, "आपने यह संदेश मिटाया": Deleted, "આ સંદેશ રદ્દ કરાયો": Deleted,
	"Данное сообщение удалено": Deleted, "Вы удалили данное сообщение": Deleted, "Bu mesaj silindi": Deleted, "Bu mesajı sildiniz": Deleted,
	"此訊息已刪除": Deleted, "这条消息已被删除": Deleted, "このメッセージは削除されました": Deleted, "이 메시지는 삭제되었습니다": Deleted,

	"Waiting for this message. This may take a while": Waiting, "Waiting for this message": Waiting,
	"Inasubiri ujumbe huu. Hii inaweza kuchukua muda": Waiting,

	"Missed voice call": System, "Missed video call": System, "Missed group voice call": System, "Missed group video call": System,
	"Simu ya sauti uliyoikosa": System, "Simu ya video uliyoikosa": System,
	"Appel vocal manqué": System, "Verpasster Sprachanruf": System, "Llamada perdida": System, "مكالمة صوتية فائتة": System,
}

// left says what kind of thing an export left out.
var left = map[string]chat.Kind{
	"<Media omitted>": chat.KindOther, "<Media imerukwa>": chat.KindOther, "<Médias omis>": chat.KindOther, "<Fichier omis>": chat.KindOther,
	"<Medien ausgeschlossen>": chat.KindOther, "<Medien weggelassen>": chat.KindOther, "<Multimedia omitido>": chat.KindOther,
	"<Archivo omitido>": chat.KindOther, "<Mídia omitida>": chat.KindOther, "<Arquivo de mídia oculto>": chat.KindOther, "<Ficheiro não revelado>": chat.KindOther,
	"<Media omessi>": chat.KindOther, "<Media weggelaten>": chat.KindOther, "<Media weggelaat>": chat.KindOther,
	"<تم استبعاد الوسائط>": chat.KindOther, "<Без медиафайлов>": chat.KindOther, "<Medya dahil edilmedi>": chat.KindOther, "null": chat.KindOther,

	"image omitted": chat.KindPicture, "video omitted": chat.KindVideo, "audio omitted": chat.KindAudio, "GIF omitted": chat.KindVideo,
	"sticker omitted": chat.KindSticker, "document omitted": chat.KindDocument, "Contact card omitted": chat.KindContact,
	"video note omitted": chat.KindVideo, "View once voice message omitted": chat.KindVoice,
	"image absente": chat.KindPicture, "vidéo absente": chat.KindVideo, "audio omis": chat.KindAudio, "GIF retiré": chat.KindVideo,
	"sticker omis": chat.KindSticker, "document manquant": chat.KindDocument, "Fiche contact manquante": chat.KindContact,
	"Bild weggelassen": chat.KindPicture, "Video weggelassen": chat.KindVideo, "Audio weggelassen": chat.KindAudio, "GIF weggelassen": chat.KindVideo,
	"Sticker weggelassen": chat.KindSticker, "Dokument weggelassen": chat.KindDocument, "Kontaktkarte ausgelassen": chat.KindContact,
	"imagen omitida": chat.KindPicture, "Video omitido": chat.KindVideo, "video omitido": chat.KindVideo, "audio omitido": chat.KindAudio,
	"GIF omitido": chat.KindVideo, "sticker omitido": chat.KindSticker, "documento omitido": chat.KindDocument, "Tarjeta de contacto omitida": chat.KindContact,
	"imagem ocultada": chat.KindPicture, "vídeo omitido": chat.KindVideo, "áudio ocultado": chat.KindAudio, "figurinha omitida": chat.KindSticker,
	"Cartão do contato omitido": chat.KindContact, "imagem não revelada": chat.KindPicture, "vídeo não revelado": chat.KindVideo,
	"immagine omessa": chat.KindPicture, "video omesso": chat.KindVideo, "audio omesso": chat.KindAudio, "GIF esclusa": chat.KindVideo,
	"sticker non incluso": chat.KindSticker, "documento omesso": chat.KindDocument, "Scheda contatto omessa": chat.KindContact,
	"afbeelding weggelaten": chat.KindPicture, "video weggelaten": chat.KindVideo, "audio weggelaten": chat.KindAudio, "GIF weggelaten": chat.KindVideo,
	"sticker weggelaten": chat.KindSticker, "document weggelaten": chat.KindDocument, "Visitekaartje weggelaten": chat.KindContact,
	"لم يتم إدراج الصورة": chat.KindPicture, "لم يتم إدراج الفيديوهات": chat.KindVideo, "لم يتم إدراج المقاطع الصوتية": chat.KindAudio,
	"تم حذف الملصقات": chat.KindSticker, "لم يتم إدراج المستند": chat.KindDocument,
	"फ़ोटो हटाई गई": chat.KindPicture, "ऑडियो हटाई गयी": chat.KindAudio,

	"live location shared": chat.KindLocation, "mahali mubashara pameshirikishwa": chat.KindLocation,
	"Localisation en direct partagée": chat.KindLocation, "Live-Standort wird geteilt": chat.KindLocation,
	"ubicación en tiempo real compartida": chat.KindLocation, "localização atual compartilhada": chat.KindLocation,
}

// attachedWords stand in round brackets behind a file's name, on Android.
var attachedWords = map[string]bool{
	"file attached": true, "faili limeambatanishwa": true, "fichier joint": true, "Datei angehängt": true,
	"archivo adjunto": true, "archivo adjuntado": true, "arquivo anexado": true, "ficheiro anexado": true,
	"file allegato": true, "bestand bijgevoegd": true, "lêer aangeheg": true, "الملف مرفق": true, "ملف مرفق": true,
	"फ़ाइल संलग्न": true, "файл добавлен": true, "dosya ekli": true,
}

// editedMarks stand behind a text that was edited.
var editedMarks = [...]string{
	"<This message was edited>", "<Ujumbe huu ulihaririwa>", "<Ujumbe huu umehaririwa>", "<Ce message a été modifié>", "<Diese Nachricht wurde bearbeitet.>",
	"<Diese Nachricht wurde bearbeitet>", "<Se editó este mensaje.>", "<Se editó este mensaje>", "<Mensagem editada>", "<Esta mensagem foi editada>",
	"<Questo messaggio è stato modificato>", "<Dit bericht is bewerkt>", "<تم تعديل هذه الرسالة>",
}

// pollWords stand above a poll's question.
var pollWords = map[string]bool{
	"POLL": true, "KURA": true, "KURA YA MAONI": true, "SONDAGE": true, "UMFRAGE": true, "ENCUESTA": true, "ENQUETE": true,
	"SONDAGGIO": true, "PEILING": true, "استطلاع": true, "استطلاع رأي": true, "ОПРОС": true, "ANKET": true,
}

// notices are parts of WhatsApp's own lines. A line that holds none is still
// taken for one by its form; it is then listed, so that somebody can look.
var notices = [...]string{
	" added ", " was added", " joined using", " joined from", " joined this group", " joined the community", " left", " removed ", " was removed",
	"end-to-end encr", "secured with", " created group", " created this group", " created the group", "community", " changed the subject", " changed this group", " changed the group",
	" changed their phone", " changed to ", " changed the settings", " deleted this group", "security code", "now an admin", "no longer an admin", "disappearing messages",
	"message timer", " pinned a message", " unpinned", " turned on", " turned off", " started a", " ended ", "issed voice", "issed video", "issed group",
	" requested to join", " reset this group", "group description", "group icon", "invite link", "business account", " is a contact", "You blocked", "You unblocked", "Tap to ",
	"mwisho-hadi-mwisho", "mwisho hadi mwisho", "ondoka", "ongeza ", "lijiunga", "mejiunga", " kikundi", "msimamizi", "simbo wa usalama", "ujumbe unaotoweka", "nambari ya simu",
	"chiffré", " a ajouté ", " a quitté", " a créé ", "le groupe", "code de sécurité", "a rejoint",
	"verschlüsselt", " hinzugefügt", " verlassen", "Gruppe", "Sicherheitsnummer",
	"cifrado", " añadió ", " salió", " creó ", "grupo", "código de segur", "criptograf", " adicionou ", " saiu", " criou ",
	"crittografat", " ha aggiunto ", " abbandonato", "gruppo", "versleuteld", " toegevoegd", "groep", "مشفرة", "المجموعة", "एन्क्रिप्ट", "шифрован",
}

func isKnownNotice(line []byte) bool {
	for _, part := range notices {
		if bytes.Contains(line, []byte(part)) {
			return true
		}
	}
	return false
}
