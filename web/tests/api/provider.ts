// An identity provider that an organisation runs, and the way of a browser through it.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Provider from 'oidc-provider';
import { freePort } from './server.ts';

export interface School {
  /** File that names the provider to the server. */
  settings: string;
  /** Goes from where the server sends a browser to where the provider sends it back, and gives its query. */
  signIn: (location: string, email: string) => Promise<URLSearchParams>;
  close: () => void;
}

const secret = 'a secret of the school';

function provider(issuer: string, twinlight: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: 'twinlight',
        client_secret: secret,
        redirect_uris: [`${twinlight}/api/v1/sign-in/kievit/answer`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true }),
    }),
  });
}

async function signIn(twinlight: string, location: string, email: string): Promise<URLSearchParams> {
  const cookies = new Map<string, string>();
  let next = location;
  let form: URLSearchParams | null = null;
  for (let i = 0; i < 20; i += 1) {
    if (next.startsWith(twinlight)) return new URL(next).searchParams;
    const headers = { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer: Response = await fetch(next, {
      redirect: 'manual',
      headers,
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const target = answer.headers.get('Location');
    form = null;
    if (target) next = new URL(target, next).href;
    else {
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      next = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', next).href;
      form = new URLSearchParams(prompt === 'login' ? { prompt, login: email, password: 'whatever' } : { prompt });
    }
  }
  throw new Error(`the provider does not send back: ${next}`);
}

export async function openProvider(twinlight: string, folder: string): Promise<School> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const server = createServer(provider(issuer, twinlight).callback());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const settings = join(folder, 'providers.toml');
  writeFileSync(join(folder, 'secret'), `${secret}\n`);
  writeFileSync(
    settings,
    `[[provider]]\nid = "kievit"\nname = "De Kievit"\nissuer = "${issuer}"\nclient_id = "twinlight"\n` +
      'client_secret_file = "secret"\nemail_domains = ["kievit.example"]\n',
  );
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { settings, signIn: (location, email) => signIn(twinlight, location, email), close };
}
