// Signing in with a provider that an organisation runs: a real one (oidc-provider) and a server that knows it.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import Provider from 'oidc-provider';
import { available, keepPicture, messagesIn, openBrowser, password } from './browser.js';
import { openMailbox } from './mailbox.js';
import { freePort, openServer, program } from './own-server.js';
import { assertSound } from './page-checks.js';

const els = 'els.claes@kievit.example';

/** The school's provider: whoever signs in there with a name has the address of that name. */
function schoolProvider(/** @type {string} */ issuer, /** @type {string} */ twinlight) {
  return new Provider(issuer, {
    clients: [
      {
        client_id: 'twinlight',
        client_secret: 'a secret of the school',
        redirect_uris: [`${twinlight}/api/v1/sign-in/kievit/answer`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    findAccount: (/** @type {unknown} */ _context, /** @type {string} */ id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true }),
    }),
  });
}

/** @type {import('node:http').Server} */ let school;
/** @type {Awaited<ReturnType<typeof openServer>>} */ let twinlight;
/** @type {Awaited<ReturnType<typeof openMailbox>>} */ let mailbox;
/** @type {import('playwright-core').Browser} */ let browser;
let address = '';

before(async () => {
  if (!available || !program) return;
  const [schoolPort, port] = [await freePort(), await freePort()];
  const issuer = `http://127.0.0.1:${schoolPort}`;
  address = `http://127.0.0.1:${port}`;
  school = createServer(schoolProvider(issuer, address).callback());
  await new Promise((resolve) => school.listen(schoolPort, '127.0.0.1', () => resolve(null)));
  mailbox = await openMailbox();
  twinlight = await openServer('provider', port, (folder) => {
    const mail = join(folder, 'mail.toml');
    writeFileSync(mail, `server = "smtp://127.0.0.1:${mailbox.port}"\nfrom = "noreply@twinlight.example"\n`);
    const providers = join(folder, 'providers.toml');
    writeFileSync(join(folder, 'secret'), 'a secret of the school\n');
    writeFileSync(
      providers,
      `[[provider]]\nid = "kievit"\nname = "De Kievit"\nissuer = "${issuer}"\nclient_id = "twinlight"\n` +
        'client_secret_file = "secret"\nemail_domains = ["kievit.example"]\n',
    );
    return ['--identity-providers', providers, '--mail', mail];
  });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  twinlight?.close();
  mailbox?.close();
  school?.close();
  school?.closeAllConnections();
});

/** Says at the school who one is, and waits until the browser is back. */
async function sayWhoAtSchool(/** @type {import('playwright-core').Page} */ page, /** @type {string} */ name) {
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('whatever');
  await page.getByRole('button').click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('main h1').waitFor();
}

/** Goes from the sign-in page to the school's and back. */
async function signInAtSchool(/** @type {string} */ name) {
  const page = await (await browser.newContext({ locale: 'nl-BE' })).newPage();
  await page.goto(`${address}/sign-in`);
  await page.getByRole('link', { name: 'Aanmelden met De Kievit' }).click();
  await sayWhoAtSchool(page, name);
  return page;
}

const skip = available && program ? false : 'needs Chromium and TWINLIGHT_PROGRAM';

test('who signed in at the school is at work here', { skip }, async () => {
  const page = await signInAtSchool(els);
  assert.equal(new URL(page.url()).pathname, '/work');
  const session = await page.evaluate(async () => (await fetch('/api/v1/session')).json());
  assert.equal(session.person.name, 'Els Claes');
  await page.context().close();
});

test('who has no account here is told so', { skip }, async () => {
  const page = await signInAtSchool('pupil@kievit.example');
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  assert.match(await page.getByRole('alert').innerText(), /niemand heeft hier dat e-\u2060mailadres/);
  await keepPicture(page, 'sign-in-refused-nl');
  await page.context().close();
});

test('a school does not speak for others', { skip }, async () => {
  const page = await signInAtSchool('tom.janssen@twinlight.example');
  assert.equal(new URL(page.url()).searchParams.get('refused'), 'no_account');
  await page.context().close();
});

test('who is invited comes in by the school without a password', { skip }, async () => {
  const asked = 'jan.bos@kievit.example';
  const colleague = await signInAtSchool(els);
  const { person } = await colleague.evaluate(async () => (await fetch('/api/v1/session')).json());
  await colleague.context().close();
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${address}/sign-in`);
  await page.locator('input[type=email]').fill('sofie.maes@locate.example');
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form button').first().click();
  await page.waitForURL(`${address}/work`);
  const status = await page.evaluate(
    async (body) => {
      const { csrf_token: csrf } = await (await fetch('/api/v1/session')).json();
      const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf };
      return (await fetch('/api/v1/invitations', { method: 'POST', headers, body: JSON.stringify(body) })).status;
    },
    {
      email: asked,
      family_name: 'Bos',
      given_name: 'Jan',
      preferred_language: 'nl',
      organisation: person.roles[0].organisation,
      role: 'member',
    },
  );
  assert.equal(status, 201);
  await page.context().close();
  const [link = ''] = await mailbox.letter(asked, /http:\/\/\S+\/password#[\w-]+/);
  for (const [language, locale, width] of /** @type {const} */ ([
    ['en', 'en-GB', 1440],
    ['zh', 'zh-CN', 390],
    ['nl', 'nl-BE', 390],
  ])) {
    const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(link);
    await page.getByText(messagesIn(language)('password.provider')).waitFor();
    await keepPicture(page, `invited-provider-${language}-${width}`);
    await assertSound(page);
    if (language === 'nl') {
      await page.getByRole('link', { name: 'Aanmelden met De Kievit' }).click();
      await sayWhoAtSchool(page, asked);
      assert.equal(new URL(page.url()).pathname, '/work');
      const session = await page.evaluate(async () => (await fetch('/api/v1/session')).json());
      assert.equal(session.person.name, 'Jan Bos');
    }
    await context.close();
  }
});
