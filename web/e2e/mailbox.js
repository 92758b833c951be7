import { createServer } from 'node:net';

/**
 * A mail server of this machine that keeps what it takes. An address that was lost it refuses as gone.
 * @returns {Promise<{ port: number, letter: (to: string, part: RegExp) => Promise<RegExpMatchArray>, lose: (address: string) => void, close: () => void }>}
 */
export function openMailbox() {
  /** @type {{ to: string, text: string }[]} */
  const letters = [];
  /** @type {Set<string>} */
  const lost = new Set();
  const server = createServer((socket) => {
    let buffer = '';
    let to = '';
    let inLetter = false;
    /** @param {string} words */
    const say = (words) => socket.write(`${words}\r\n`);
    /** @param {string} line */
    const take = (line) => {
      const command = line.slice(0, 4).toUpperCase();
      if (command === 'RCPT') to = line.slice(line.indexOf('<') + 1, line.indexOf('>'));
      inLetter = command === 'DATA';
      if (command === 'RCPT' && lost.has(to)) say(`550 5.1.1 <${to}>: no such mailbox`);
      else say(inLetter ? '354 go on' : command === 'QUIT' ? '221 goodbye' : '250 fine');
    };
    socket.on('error', () => undefined);
    say('220 mailbox');
    socket.on('data', (part) => {
      buffer += part.toString('utf8');
      for (;;) {
        const end = inLetter ? '\r\n.\r\n' : '\r\n';
        const at = buffer.indexOf(end);
        if (at < 0) return;
        const whole = buffer.slice(0, at);
        buffer = buffer.slice(at + end.length);
        if (!inLetter) {
          take(whole);
          continue;
        }
        inLetter = false;
        letters.push({ to, text: plain(whole) });
        say('250 kept');
      }
    });
  });
  /** @param {string} to @param {RegExp} part */
  async function letter(to, part) {
    for (let i = 0; i < 600; i += 1) {
      for (const one of letters.filter((each) => each.to === to)) {
        const found = one.text.match(part);
        if (found) return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no letter to ${to} with ${part}: ${JSON.stringify(letters)}`);
  }
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({ port, letter, lose: (address) => void lost.add(address), close: () => server.close() });
    });
  });
}

/** The parts of a letter, which come as base64. @param {string} letter */
function plain(letter) {
  const parts = letter.matchAll(/base64\r\n(?:[^\r\n]+\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)/g);
  return [...parts].map((part) => Buffer.from(part[1] ?? '', 'base64').toString('utf8')).join('\n');
}
