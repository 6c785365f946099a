// The programs of a rehearsal: a lab with its control port, and the bot as it
// ships, paired with it and running.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

// until asks again and again, and answers with what it is told once that is
// true; undefined when the time is over.
export async function until(ask, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const answer = await ask()
    if (answer) return answer
    await new Promise(r => setTimeout(r, 100))
  }
}

class Program {
  lines = []
  constructor(file, args) {
    this.process = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    this.ended = new Promise(r => this.process.on('close', r))
    for (const out of [this.process.stdout, this.process.stderr]) {
      createInterface({ input: out }).on('line', line => this.lines.push(line))
    }
  }

  // line waits for a line with a beginning, and returns the rest of it.
  async line(beginning) {
    const over = this.ended.then(() => true)
    const found = () => this.lines.find(l => l.startsWith(beginning))
    const line = await Promise.race([until(found, 60), over.then(found)])
    if (!line) throw new Error(`no line "${beginning}" but:\n${this.lines.join('\n')}`)
    return line.slice(beginning.length)
  }

  async stop() {
    this.process.kill('SIGTERM')
    await this.ended
  }
}

export class Lab {
  static async start(file) {
    const lab = new Lab()
    lab.program = new Program(file, ['lab', '--listen', '127.0.0.1:0', '--control', '127.0.0.1:0'])
    lab.rootKey = await lab.program.line('root_key=')
    lab.address = await lab.program.line('listen=')
    lab.control = await lab.program.line('control=')
    return lab
  }

  // ask sends a command to the control port: lab/control/doc.go has them all.
  async ask(path, body) {
    const how = body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
    const answer = await fetch(`http://${this.control}${path}`, how)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${text}`)
    return path.startsWith('/log') ? text.trim().split('\n').filter(Boolean).map(JSON.parse) : JSON.parse(text)
  }

  // acknowledged says that a device has acknowledged a message: ours does so
  // only when it is settled.
  async acknowledged(device, id) {
    return (await this.ask('/log')).some(e => e.event === 'acknowledged' && e.device.startsWith(device) && e.id === id)
  }

  stop() {
    return this.program.stop()
  }
}

export class Bot {
  constructor(file, folder, lab) {
    this.file = file
    this.settings = join(folder, 'mshauri.yaml')
    writeFileSync(this.settings, JSON.stringify({ // JSON is YAML too
      data: join(folder, 'data'),
      key_file: join(folder, 'mshauri.key'),
      quiet_hours: 'off',
      controller: { name: 'An invented programme', contact: 'nobody' },
      quiz: { delivery: 'poll', times: [] },
      rehearsal: { address: lab.address, root_key: lab.rootKey },
    }))
  }

  start(...args) {
    return new Program(this.file, ['--config', this.settings, ...args])
  }

  // run runs a command to its end and returns what it printed.
  async run(...args) {
    const program = this.start(...args)
    const code = await program.ended
    if (code !== 0) throw new Error(`mshauri ${args.join(' ')}: ${program.lines.join('\n')}`)
    return program.lines.join('\n')
  }

  async pair(scan) {
    const pairing = this.start('pair', '--plain')
    await scan(await pairing.line('QR '))
    await pairing.line('PAIRED')
    await pairing.ended
  }

  // kept says that a posting with these words is in the record.
  async kept(...words) {
    return (await this.run('find', ...words)).includes(words[0])
  }
}
