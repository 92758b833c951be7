// Another program is told what happens: its address is entered, its messages are checked, one is sent again.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { available, keepPicture, nameOf, openBrowser, openPage, readers, signIn, visit } from './browser.js';
import { assertSound } from './page-checks.js';

/** @type {import('playwright-core').Browser} */ let browser;
/** @type {{ id: string, timestamp: string, signature: string, body: string }[]} */
const taken = [];
const receiver = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const header = (/** @type {string} */ name) => String(request.headers[`webhook-${name}`]);
  taken.push({
    id: header('id'),
    timestamp: header('timestamp'),
    signature: header('signature'),
    body: Buffer.concat(parts).toString(),
  });
  response.writeHead(204).end();
});

before(async () => {
  if (!available) return;
  browser = await openBrowser();
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
});
after(async () => {
  receiver.close();
  await browser?.close();
});

for (const reader of readers.slice(1, 3)) {
  test(`the administrator has another program told, ${nameOf(reader)}`, { skip: !available }, async () => {
    taken.length = 0;
    const { port } = /** @type {import('node:net').AddressInfo} */ (receiver.address());
    const hook = `http://127.0.0.1:${port}/${reader.language}`;
    const { page, faults, say, close } = await openPage(browser, reader);
    await visit(page, '/webhooks');
    await page.getByText(say('webhooks.notYours')).waitFor();
    await signIn(page, 'tom.janssen@twinlight.example');
    await visit(page, '/webhooks');
    await page.getByLabel(say('webhooks.address')).fill(hook);
    await page.getByLabel(say('webhookEvent.outcome.confirm')).check();
    await page.getByRole('button', { name: say('webhooks.make'), exact: true }).click();
    const secret = (await page.locator('[role=status] code').textContent()) ?? '';
    assert.match(secret, /^whsec_/);
    const panel = page.locator('section', { hasText: hook });
    const delivered = panel.getByText(say('webhookState.done'));
    while (!(await delivered.isVisible())) {
      await panel.getByRole('button', { name: say('webhooks.look') }).click();
      await page.waitForTimeout(200);
    }
    const [message] = taken;
    assert.ok(message);
    assert.equal(JSON.parse(message.body).type, 'webhook.make');
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signed = createHmac('sha256', key).update(`${message.id}.${message.timestamp}.${message.body}`);
    assert.equal(message.signature, `v1,${signed.digest('base64')}`);
    await keepPicture(page, `webhooks-${nameOf(reader)}`);
    await assertSound(page);
    await panel.getByRole('button', { name: say('webhooks.again') }).click();
    while (taken.length < 2) await page.waitForTimeout(200);
    assert.equal(taken[1]?.id, message.id);
    await page.getByRole('button', { name: say('webhooks.removeOf', { address: hook }) }).click();
    await page.getByRole('button', { name: say('sure.yes', { action: say('webhooks.remove') }) }).click();
    await panel.waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
    await close();
  });
}
