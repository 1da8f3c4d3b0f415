import { expect, test } from 'vitest';
import type { OfferedService } from '../../protocol/connection.ts';
import {
  addressFault,
  cardOf,
  changed,
  type Draft,
  draftOf,
  faultsIn,
  fieldsOf,
  isKeyMissing,
  needsKey,
  pricesOf,
  serviceOf,
  windowOf,
} from './draft.ts';
import { foundCard, offered, schema } from './services.testing.ts';

const service = (name: string): OfferedService => {
  const found = offered.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const big = service('big');
const any = service('compatible');
const typed = (more: Partial<Draft> = {}): Draft => ({
  ...draftOf(undefined, false, undefined),
  service: 'big',
  id: 'known',
  ...more,
});
const found = (id: string) => foundCard({ provider: 'speaks', settings: {}, id });

test('a form that is filled in makes the card that runs record', () => {
  const draft = typed({ id: ' known ', settings: { effort: 'low', maxOutputTokens: '' } });
  expect(faultsIn(draft, big, schema)).toEqual({});
  expect(cardOf(draft, big, found('known'), undefined)).toEqual({
    provider: 'speaks',
    id: 'known',
    window: 200_000,
    maxOutputTokens: 32_000,
    prices: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
    settings: { preset: 'big', effort: 'low' },
  });
});

test('the form of a card is that card again', () => {
  const draft = typed({ address: 'https://other.example/v1/', settings: { maxOutputTokens: '900' } });
  const card = cardOf(draft, big, found('known'), undefined);
  expect(card.settings).toEqual({ preset: 'big', baseUrl: 'https://other.example/v1', maxOutputTokens: 900 });
  expect(cardOf(draftOf(card, false, undefined), big, found('known'), undefined)).toEqual(card);
});

test('every fault stands at its field', () => {
  const draft = typed({
    service: 'compatible',
    id: ' ',
    window: 'wide',
    prices: { input: 'cheap' },
    maxSpend: '0',
    settings: { maxOutputTokens: '1.5' },
  });
  expect(Object.keys(faultsIn(draft, any, schema)).sort()).toEqual([
    'address',
    'id',
    'maxSpend',
    'prices',
    'settings.maxOutputTokens',
    'window',
  ]);
});

test.each([
  ['', 'Enter the address'],
  ['example.org/v1', 'This is no address'],
  ['javascript:alert(1)', 'This is no address'],
  ['https://me:secret@example.org/v1', 'without name and password'],
  ['https://example.org/v1?key=secret', 'without what follows'],
  ['http://localhost:8080/v1', undefined],
])('the address "%s" is taken or refused in words', (address, words) => {
  const fault = addressFault(typed({ address }), any);
  if (words === undefined) expect(fault).toBeUndefined();
  else expect(fault).toContain(words);
});

test('what is known of a model goes with another model, and with another service', () => {
  const draft = typed({ window: '9', prices: { input: '1' } });
  expect(changed(draft, { id: 'other' })).toMatchObject({ window: undefined, prices: {} });
  expect(changed(draft, { service: 'near' })).toMatchObject({ window: undefined, prices: {} });
  expect(changed(draft, { maxSpend: '2' })).toMatchObject({ window: '9', prices: { input: '1' } });
});

test('a window says where it is from, and that a guess is one', () => {
  const from = (more: Partial<Draft>, id: string, window?: number) =>
    windowOf(typed(more), found(id), window === undefined ? undefined : { id, window })?.from;
  expect([
    from({}, 'known'),
    from({}, 'other'),
    from({}, 'other', 9000),
    from({ window: '5' }, 'known'),
    from({ window: '128000' }, 'other'),
  ]).toEqual(['table', 'guess', 'service', 'you', 'guess']);
});

test('a price that is not known is not there, and half of one is none', () => {
  expect(pricesOf(typed(), found('other'))).toBeUndefined();
  expect(pricesOf(typed({ prices: { input: '1' } }), found('other'))).toBeUndefined();
  expect(cardOf(typed({ id: 'other' }), big, found('other'), undefined)).not.toHaveProperty('prices');
});

test('a price of zero is one when a person says so', () => {
  const known = pricesOf(typed({ prices: { input: '0', output: '0' } }), found('other'));
  expect(known).toEqual({ prices: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }, yours: true });
});

test('one price of a person’s stands beside those of the table', () => {
  const known = pricesOf(typed({ prices: { output: '20' } }), found('known'));
  expect(known).toEqual({ prices: { input: 3, output: 20, cacheRead: 0.3, cacheWrite: 3.75 }, yours: true });
});

test('a reply may not be longer than the service lets it', () => {
  expect(cardOf(typed(), big, found('known'), { id: 'known', maxOutputTokens: 8000 }).maxOutputTokens).toBe(8000);
  expect(cardOf(typed({ window: '1000' }), big, found('known'), undefined).maxOutputTokens).toBe(250);
});

test('a key is needed at the service’s own address only', () => {
  expect(needsKey(typed(), big)).toBe(true);
  expect(needsKey(typed({ address: 'http://localhost:9/v1' }), big)).toBe(false);
  expect(serviceOf(typed({ address: 'https://api.big.example/v1/' }), big).settings).toEqual({ preset: 'big' });
});

test('a model whose key is gone is known for one', () => {
  const card = cardOf(typed(), big, found('known'), undefined);
  const kept = [{ origin: 'https://api.big.example', kept: 'memory' }] as const;
  expect(isKeyMissing(card, offered, [])).toBe(true);
  expect(isKeyMissing(card, offered, kept)).toBe(false);
  expect(isKeyMissing({ ...card, settings: { preset: 'near' } }, offered, [])).toBe(false);
});

test('settings are drawn from the schema, but for what the form has a place for', () => {
  expect(fieldsOf(schema).map(({ name, is }) => `${name}: ${is}`)).toEqual([
    'effort: choice',
    'maxOutputTokens: count',
  ]);
  expect(fieldsOf({})).toEqual([]);
});
