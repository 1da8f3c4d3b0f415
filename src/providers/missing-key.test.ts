import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, failureOf, outside, Service, spoken } from './service.testing.ts';

const service = new Service();
beforeAll(() => service.open());
afterAll(() => service.close());

for (const { provider, path } of spoken) {
  test(`${provider.name}: a service that wants a key where there is none says so, and what is missing`, async () => {
    service.answer((response) => response.writeHead(401).end('{"error":{"message":"A key is required"}}'));
    const keyless = outside({ keyFor: async () => undefined });
    const failed = await failureOf(ask(provider, { settings: { baseUrl: service.origin + path }, outside: keyless }));
    expect(failed).toEqual({
      failure: 'refused',
      message: `A key is required. There is no key for ${service.origin}. Enter one, and try again.`,
      retryable: false,
      status: undefined,
      after: undefined,
    });
  });
}
