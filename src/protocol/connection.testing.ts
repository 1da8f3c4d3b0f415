import type { Connections } from './connection.ts';

const nobody = () => Promise.reject(new Error('There is no service here.'));

/** The answers where there is no service, and nobody asks for one. */
export const unconnected: Connections = {
  providers: async () => [],
  services: async () => [],
  keys: async () => [],
  setKey: nobody,
  forgetKey: nobody,
  listModels: nobody,
  testConnection: nobody,
  cardFor: nobody,
  prices: async () => ({ date: '2026-01-01', services: [] }),
};
