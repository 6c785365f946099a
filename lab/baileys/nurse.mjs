// A nurse whose client is Baileys, which shares no code with whatsmeow: linked
// by QR code like a computer, she speaks in a group and remembers what she saw.
import { mkdirSync } from 'node:fs'
import { makeWASocket, useMultiFileAuthState, DisconnectReason } from '@whiskeysockets/baileys'
import { WA_CERT_DETAILS } from '@whiskeysockets/baileys/lib/Defaults/index.js'

// Baileys logs through pino's shape; the acts' table is what we want to read.
// libsignal prints keys of every session that it closes.
console.info = console.warn = () => {}
const silent = { level: 'silent', trace() {}, debug() {}, info() {}, warn() {}, error() {}, child: () => silent }

export class Nurse {
  heard = [] // messages, as Baileys gives them to a program
  changes = [] // edits and deletions
  reactions = []
  said = new Map() // what went out, for whoever asks again

  // link pairs with the lab and waits until Baileys is open. scan is given the
  // text of the QR code, as the nurse's phone would read it.
  static async link({ address, rootKey, folder, scan }) {
    // The only patch: the lab's root certifies its server, WhatsApp's does not.
    WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(rootKey, 'hex')
    mkdirSync(folder, { recursive: true })
    const nurse = new Nurse()
    nurse.url = `ws://${address}/ws/chat`
    nurse.auth = await useMultiFileAuthState(folder)
    await new Promise((opened, failed) => nurse.connect(scan, opened, failed))
    return nurse
  }

  connect(scan, opened, failed) {
    const socket = makeWASocket({
      auth: this.auth.state,
      logger: silent,
      waWebSocketUrl: this.url,
      fireInitQueries: false, // business profiles and settings, which the lab has none of
      shouldSyncHistoryMessage: () => false, // or it keeps what comes to itself for 20 s
      syncFullHistory: false,
      getMessage: async key => this.said.get(key.id),
    })
    this.socket = socket
    let scanned = false
    socket.ev.on('creds.update', this.auth.saveCreds)
    socket.ev.on('messages.upsert', ({ messages }) => this.heard.push(...messages))
    socket.ev.on('messages.update', changes => this.changes.push(...changes))
    socket.ev.on('messages.reaction', reactions => this.reactions.push(...reactions))
    socket.ev.on('connection.update', ({ qr, connection, lastDisconnect }) => {
      if (qr && !scanned) {
        scanned = true
        scan(qr).catch(failed)
      }
      if (connection === 'open') opened()
      if (connection !== 'close' || this.left) return
      const code = lastDisconnect?.error?.output?.statusCode
      if (code === DisconnectReason.restartRequired) this.connect(scan, opened, failed) // what pairing ends with
      else failed(new Error(`Baileys lost its line: ${lastDisconnect?.error}`))
    })
  }

  // send sends what Baileys calls content, and returns the message that went out.
  async send(group, content, options) {
    const sent = await this.socket.sendMessage(group, content, options)
    this.said.set(sent.key.id, sent.message)
    return sent
  }

  message(id) {
    return this.heard.find(m => m.key.id === id && m.message)
  }

  text(id) {
    const m = this.message(id)?.message
    return m?.conversation ?? m?.extendedTextMessage?.text
  }

  replyTo(id) {
    return this.message(id)?.message?.extendedTextMessage?.contextInfo?.stanzaId
  }

  poll(id) {
    return pollOf(this.message(id))
  }

  edited(id) {
    const change = this.changes.find(c => c.key.id === id && c.update.message?.editedMessage)
    const m = change?.update.message.editedMessage.message
    return m?.conversation ?? m?.extendedTextMessage?.text
  }

  deleted(id) {
    return this.changes.some(c => c.key.id === id && c.update.message === null)
  }

  reaction(id) {
    return this.reactions.find(r => r.key.id === id)?.reaction.text
  }

  // find finds a message by what it says or answers.
  find(fits) {
    return this.heard.find(m => m.message && fits(m))
  }

  async leave() {
    this.left = true
    await this.socket.end(undefined)
  }
}

export function textOf(m) {
  return m.message?.conversation ?? m.message?.extendedTextMessage?.text ?? ''
}

export function answers(m) {
  return m.message?.extendedTextMessage?.contextInfo?.stanzaId
}

export function pollOf(m) {
  const poll = m?.message?.pollCreationMessage ?? m?.message?.pollCreationMessageV2 ?? m?.message?.pollCreationMessageV3
  return poll && { question: poll.name, options: poll.options.map(o => o.optionName) }
}
