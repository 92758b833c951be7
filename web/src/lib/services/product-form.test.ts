// What a photometric file proposes for its product, what is sent, and where a refusal is said.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsByField, fieldsOf, productDocument, proposedFields } from './product-form';
import type { Product } from './records';

const light = { role: 'photometry', name: 'a.ldt', hash: 'a1' };
const owner = { partnership: 'p', organisation: 'o', files: [light] };

describe('the example of a description', () => {
  it('is the one of the documentation', () => {
    const example = readFileSync('static/product-description.toml', 'utf8');
    expect(readFileSync('../docs/requirements.md', 'utf8')).toContain(`\`\`\`toml\n${example}\`\`\``);
  });
});

describe('the fields of a product', () => {
  it('are proposed from what the file says, and nothing is made up', () => {
    const fields = proposedFields(
      {
        file: 'a.ldt',
        kind: 'photometry',
        model: 'QX600 MP 3600 840',
        catalogue_number: 'YX-6601-3684',
        lamp_sets: [{ colour_appearance: '4000 K', colour_rendering: '80' }],
      },
      'a.ldt',
    );
    expect(fields).toMatchObject({ model: 'YX-6601-3684', name: 'QX600 MP 3600 840', price: '', lifetime_h: '' });
    expect(fields).toMatchObject({ colour_temperature_K: '4000', colour_rendering_index: '80' });
  });
  it('leave out what can not be: 840 is no index of colour rendering, tw is no colour temperature', () => {
    const said = { file: '', kind: 'photometry', lamp_sets: [{ colour_appearance: 'tw', colour_rendering: '840' }] };
    const fields = proposedFields(said as never, 'lamp.v2.ies');
    expect(fields).toMatchObject({ name: 'lamp.v2', colour_temperature_K: '', colour_rendering_index: '' });
  });
  it('go with a comma or a point; what is no number goes as it was typed', () => {
    const fields = { ...proposedFields({ file: '', kind: 'photometry' }, 'x.ldt'), price: '52,5', lifetime_h: 'lang' };
    expect(productDocument(fields, owner, 'nl')).toMatchObject({
      partnership: 'p',
      files: [light],
      prices: [{ from_quantity: 1, unit_price: { amount: '52.5', currency: 'EUR' } }],
      lifetime_h: 'lang',
      warranty_years: null,
      name: { language: 'nl', text: 'x' },
    });
  });
  it('say the housing in capitals, and how it is mounted', () => {
    const fields = { ...proposedFields({ file: '', kind: 'photometry' }, 'x.ldt'), ip: ' ip65', dims_to: '0,01' };
    expect(productDocument({ ...fields, mountings: ['wall'] }, owner, 'en')).toMatchObject({
      ip: 'IP65',
      ik: '',
      dims_to: 0.01,
      mountings: ['wall'],
    });
  });
  it('carry one description for the rules of markets, which replaces the one before', () => {
    const sheet = { role: 'document', name: 'a.toml', hash: 't2' };
    const before = {
      ...owner,
      files: [light, { ...sheet, hash: 't1' }, { role: 'document', name: 'a.pdf', hash: 'd1' }],
    };
    const fields = { ...proposedFields({ file: '', kind: 'photometry' }, 'x.ldt'), sheet };
    const files = (sent: object): unknown => (sent as { files: unknown }).files;
    expect(files(productDocument(fields, before, 'nl'))).toEqual([light, before.files[2], sheet]);
    expect(files(productDocument({ ...fields, sheet: null }, before, 'nl'))).toEqual([light, before.files[2]]);
  });
  it('keep what the form does not show: translations of an unchanged name, further prices, other files', () => {
    const product: Product = {
      id: '1',
      state: 'draft',
      version: 1,
      may: [],
      model: 'M',
      name: { language: 'zh', text: '灯', translations: { nl: { text: 'Lamp', status: 'checked' } } },
      files: [light, { role: 'certificate', name: 'c.pdf', hash: 'c1' }, { role: 'spectrum', name: 's', hash: 's1' }],
      prices: [
        { unit_price: { amount: '9.00', currency: 'CNY' }, from_quantity: 10 },
        { unit_price: { amount: '8.00', currency: 'CNY' }, from_quantity: 100 },
      ],
    };
    const same = productDocument(fieldsOf(product), { ...product, files: product.files ?? [] }, 'nl');
    expect(same).toMatchObject({ name: product.name, prices: product.prices });
    expect((same as Product).files?.map(({ role }) => role)).toEqual(['photometry', 'certificate', 'spectrum']);
    const other = { ...fieldsOf(product), name: 'Lampje', spectrum: '' };
    const changed = productDocument(other, { ...product, files: product.files ?? [] }, 'nl') as Product;
    expect(changed.name).toEqual({ language: 'nl', text: 'Lampje' });
    expect(changed.files?.map(({ role }) => role)).toEqual(['photometry', 'certificate']);
  });
});

it('a refusal is said at the field that its pointer names, the rest apart', () => {
  const { at, rest } = faultsByField([
    { pointer: '/gtin', message: 'wrong check digit' },
    { pointer: '/prices/0/unit_price/amount', message: 'is no amount' },
    { pointer: '/name/text', message: 'is missing' },
    { pointer: '/files/0/hash', message: 'is not yours' },
  ]);
  expect(at).toEqual({ gtin: 'wrong check digit', price: 'is no amount', name: 'is missing' });
  expect(rest).toEqual([{ pointer: '/files/0/hash', message: 'is not yours' }]);
});
