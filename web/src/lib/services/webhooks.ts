import { accept, api, ofPartnership, unwrap } from './api';
import type { components } from './api-schema';

export type Webhook = components['schemas']['Webhook'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];

/** With what an address can be told of. */
export const listWebhooks = (): Promise<{ items: Webhook[]; events: string[] }> =>
  unwrap(api.GET('/webhooks', { params: { query: ofPartnership() } }));
/** With the secret, which is shown this once. */
export const makeWebhook = (address: string, events: string[]): Promise<Webhook & { secret: string }> =>
  unwrap(api.POST('/webhooks', { params: { query: ofPartnership() }, body: { address, events } }));
export const removeWebhook = async (id: string): Promise<void> =>
  accept(await api.DELETE('/webhooks/{id}', { params: { path: { id } }, parseAs: 'text' }));
/** The newest first. */
export const listDeliveries = async (id: string): Promise<WebhookDelivery[]> =>
  (await unwrap(api.GET('/webhooks/{id}/deliveries', { params: { path: { id } } }))).items;
export const sendAgain = (id: string, delivery: string): Promise<WebhookDelivery> =>
  unwrap(api.POST('/webhooks/{id}/deliveries/{delivery}/again', { params: { path: { id, delivery } } }));
