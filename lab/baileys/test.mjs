// make test-baileys: a Baileys nurse, a whatsmeow nurse and the bot in one
// group on the lab, in LID and in phone-number mode. Each act goes both ways,
// and what each of the three saw of it is printed as a table. It fails when
// anything was not seen. The bot has seen what it acknowledged, which it does
// only once a message is settled, and what is or is no longer in its record.
// Votes are not among the acts: this Baileys neither casts nor reads them.
//
// Broken on purpose and seen red: with a bot that takes edits inside their
// wrapper alone, and with a phone that does not know the third shape of polls.
//
// Usage: node test.mjs path/to/mshauri
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Nurse, answers, pollOf, textOf } from './nurse.mjs'
import { Bot, Lab, until } from './programs.mjs'

const file = resolve(process.argv[2] ?? 'bin/mshauri')
const folder = mkdtempSync(join(tmpdir(), 'mshauri-baileys-'))
const closing = [() => rmSync(folder, { recursive: true, force: true })]
const modes = ['lid', 'pn'] // how a group calls its members
const table = []

// saw writes a line of the table.
async function saw(mode, act, from, to, ask) {
  const begun = Date.now()
  const seen = Boolean(await until(ask))
  table.push({ mode, act, from, to, seen: seen ? 'seen' : 'NOT SEEN', ms: Date.now() - begun })
}

// stage makes the three and their group.
async function stage() {
  const lab = await Lab.start(file)
  closing.push(() => lab.stop())
  const person = (name, phone = true) => lab.ask('/accounts', { name, phone })
  const people = {
    bot: await person('Mshauri'), asha: await person('Nurse Asha'), baraka: await person('Nurse Baraka'),
  }
  const bot = new Bot(file, folder, lab)
  await bot.pair(qr => lab.ask('/scan', { qr, pn: people.bot.pn }))
  const nurse = await Nurse.link({
    address: lab.address, rootKey: lab.rootKey, folder: join(folder, 'baileys'),
    scan: qr => lab.ask('/scan', { qr, pn: people.baraka.pn }),
  })
  closing.push(() => nurse.leave())
  const groups = {}
  for (const mode of modes) {
    groups[mode] = {}
    for (const kind of ['mentors', 'mentees']) {
      const { jid } = await lab.ask('/groups', {
        subject: `The ${kind}`, mode, admins: [people.bot.pn, people.asha.pn], members: [people.baraka.pn],
      })
      await bot.run('group', 'allow', '--jid', jid, '--kind', kind, '--name', `${kind} ${mode}`, '--consent', 'invented')
      groups[mode][kind] = jid
    }
  }
  const running = bot.start('run')
  closing.push(() => running.stop())
  const device = `${people.bot.pn}:1`
  if (!(await until(async () => (await lab.ask('/log')).some(e => e.event === 'logged in' && e.device.startsWith(device) && e.line > 1), 60))) {
    throw new Error(`the bot did not log in:\n${running.lines.join('\n')}`)
  }
  return { lab, bot, nurse, people, groups, device, running }
}

// fromBaileys: every act of the Baileys nurse, as the whatsmeow nurse and the
// bot saw it.
async function fromBaileys({ lab, bot, nurse, people, groups, device }, mode) {
  const group = groups[mode].mentors
  const inbox = async fits => (await lab.ask(`/inbox/${people.asha.pn}`)).find(m => m.chat === group && fits(m))
  const both = async (act, sent, fits, kept) => {
    await saw(mode, act, 'Baileys', 'whatsmeow', () => inbox(fits))
    await saw(mode, act, 'Baileys', 'bot', async () => (await lab.acknowledged(device, sent.key.id)) && (!kept || kept()))
  }
  const word = `chanjo${mode}` // invented, and nobody's name
  const text = await nurse.send(group, { text: `${word} vials are in the fridge` })
  await both('text', text, m => m.id === text.key.id && m.text === `${word} vials are in the fridge`, () => bot.kept(word, 'fridge'))

  const asked = await lab.ask('/send', { as: people.asha.pn, to: group, text: 'how many BCG vials are left?' })
  const question = await until(() => nurse.message(asked.id))
  const reply = question && await nurse.send(group, { text: `${word} four are left` }, { quoted: question })
  if (reply) await both('reply', reply, m => m.id === reply.key.id && m.reply_to === asked.id, () => bot.kept(word, 'four'))

  const edit = await nurse.send(group, { text: `${word} vials are in the cold box`, edit: text.key })
  await both('edit', edit, m => m.id === text.key.id && m.edited === `${word} vials are in the cold box`, () => bot.kept(word, 'cold', 'box'))

  if (question) {
    const reaction = await nurse.send(group, { react: { text: '👍', key: question.key } })
    await both('reaction', reaction, m => m.kind === 'reaction' && m.target === asked.id && m.text === '👍')
  }
  const poll = await nurse.send(group, { poll: { name: 'When do we meet?', values: ['Monday', 'Friday'], selectableCount: 1 } })
  await both('poll', poll, m => m.id === poll.key.id && m.poll?.options.join() === 'Monday,Friday')

  const gone = await nurse.send(group, { delete: text.key })
  await both('delete', gone, m => m.id === text.key.id && m.deleted, async () => !(await bot.kept(word, 'vials')))
}

// fromWhatsmeow: every act of the whatsmeow nurse, as the Baileys nurse saw it.
async function fromWhatsmeow({ lab, nurse, people, groups }, mode) {
  const to = groups[mode].mentors
  const as = people.asha.pn
  const seen = (act, ask) => saw(mode, act, 'whatsmeow', 'Baileys', ask)

  const text = await lab.ask('/send', { as, to, text: 'the register is full' })
  await seen('text', () => nurse.text(text.id) === 'the register is full')
  const asked = await nurse.send(to, { text: 'is there a new register?' })
  await until(async () => (await lab.ask(`/inbox/${as}`)).some(m => m.id === asked.key.id))
  const reply = await lab.ask('/send', { as, to, text: 'tomorrow', reply_to: asked.key.id })
  await seen('reply', () => nurse.text(reply.id) === 'tomorrow' && nurse.replyTo(reply.id) === asked.key.id)
  await lab.ask('/edit', { as, to, id: text.id, text: 'the register is nearly full' })
  await seen('edit', () => nurse.edited(text.id) === 'the register is nearly full')
  await lab.ask('/react', { as, id: asked.key.id, emoji: '🙏' })
  await seen('reaction', () => nurse.reaction(asked.key.id) === '🙏')
  const poll = await lab.ask('/poll', { as, to, question: 'Who has spare syringes?', options: ['I have', 'I have not'], limit: 1 })
  await seen('poll', () => nurse.poll(poll.id)?.options.join() === 'I have,I have not')
  await lab.ask('/delete', { as, to, id: text.id })
  await seen('delete', () => nurse.deleted(text.id))
}

// fromBot: what the bot itself says and does, as the Baileys nurse saw it: its
// answer to her, the deletion of her message that a mentor asks for, and a
// question as a poll.
async function fromBot({ lab, nurse, people, groups }, mode) {
  const group = groups[mode].mentors
  const help = await nurse.send(group, { text: '/help' })
  await saw(mode, 'reply', 'bot', 'Baileys', () => nurse.find(m => answers(m) === help.key.id && textOf(m).includes('/policy')))
  const slip = await nurse.send(group, { text: 'Patient name: Achieng Atieno' }) // invented
  await until(async () => (await lab.ask(`/inbox/${people.asha.pn}`)).some(m => m.id === slip.key.id))
  await lab.ask('/send', { as: people.asha.pn, to: group, text: '/remove', reply_to: slip.key.id })
  await saw(mode, 'delete', 'bot', 'Baileys', () => nurse.deleted(slip.key.id))
  await lab.ask('/send', { as: people.asha.pn, to: groups[mode].mentees, text: '/quiz record-keeping' })
  await saw(mode, 'poll', 'bot', 'Baileys', () => nurse.find(m => m.key.remoteJid === groups[mode].mentees && pollOf(m)))
}

let failure
try {
  const all = await stage()
  for (const mode of modes) {
    await fromBaileys(all, mode)
    await fromWhatsmeow(all, mode)
    await fromBot(all, mode)
  }
} catch (problem) {
  failure = problem
}
for (const close of closing.reverse()) await close()
console.table(table)
const missed = table.filter(line => line.seen !== 'seen')
if (failure) console.error(failure)
console.log(`${table.length - missed.length} of ${table.length} seen`)
process.exit(failure || missed.length || !table.length ? 1 : 0)
