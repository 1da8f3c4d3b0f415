import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressFault, domainOf } from './address.ts';

test.each([
  'http://127.0.0.1',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://127.0.0.1./',
  'http://１２７.0.0.1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://0/',
  'http://0.0.0.0:8080/',
  'http://10.1.2.3/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://3232235777/',
  'http://192.0.2.1/',
  'http://198.19.0.1/',
  'http://203.0.113.7/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[::]/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]:3000/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456::1]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::]/',
  'http://[2001:db8::1]/',
  'http://localhost',
  'http://LOCALHOST:5173/',
  'http://localhost./',
  'http://a.localhost/',
  'http://printer.local/',
  'http://printer.local./',
  'http://metadata.google.internal/',
  'http://router.home.arpa/',
  'http://router/',
  'http://nas.lan/',
])('%s leads to this computer or a private net', (address) => {
  expect(addressFault(address)).toMatch(/only public pages are asked$/);
});

test.each([
  ['ftp://example.org/', /its scheme is ftp$/],
  ['file:///etc/passwd', /its scheme is file$/],
  ['javascript:alert(1)', /its scheme is javascript$/],
  ['data:text/html,x', /its scheme is data$/],
  ['blob:https://example.org/1', /its scheme is blob$/],
  ['//example.org', /no whole address/],
  ['example.org', /no whole address/],
  ['http://', /no whole address/],
  ['', /no whole address/],
  ['https://me@example.org/', /holds a name or password/],
  ['https://me:secret@example.org/', /holds a name or password/],
  ['https://:secret@example.org/', /holds a name or password/],
  [`https://example.org/${'x'.repeat(2000)}`, /at most 2000 characters/],
])('%s is no address of a public page', (address, why) => {
  expect(addressFault(address)).toMatch(why);
});

test.each([
  'https://example.org',
  'http://example.org:8080/a?b#c',
  'https://8.8.8.8/',
  'https://[2606:4700:4700::1111]/',
  'https://192.169.0.1/',
  'https://172.32.0.1/',
  'https://localhost.example.org/',
  'https://notlocal/'.replace('notlocal', 'internal.example'),
  'https://日本語.example/',
])('%s may be asked', (address) => {
  expect(addressFault(address)).toBeUndefined();
});

test('no way to write a number of this computer passes', () => {
  const byte = (value: number) =>
    fc.constantFrom(
      `${value}`,
      `0x${value.toString(16)}`,
      `0${value.toString(8)}`,
      `0X${value.toString(16).padStart(4, '0')}`,
    );
  const loopback = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).chain(([b, c, d]) =>
    fc.oneof(
      fc.tuple(byte(127), byte(b), byte(c), byte(d)).map((parts) => parts.join('.')),
      fc.tuple(byte(127), byte(b), byte(c * 256 + d)).map((parts) => parts.join('.')),
      fc.tuple(byte(127), byte((b * 256 + c) * 256 + d)).map((parts) => parts.join('.')),
      byte(127 * 2 ** 24 + (b * 256 + c) * 256 + d),
    ),
  );
  fc.assert(
    fc.property(loopback, fc.constantFrom('', '.'), fc.constantFrom('', ':80', ':8080'), (host, dot, port) => {
      expect(addressFault(`http://${host}${dot}${port}/x`)).toMatch(/only public/);
    }),
    { numRuns: 300 },
  );
});

test('a domain is named as rules name it', () => {
  expect(domainOf('https://Docs.Example.org.:8443/a')).toBe('docs.example.org');
  expect(domainOf('https://bücher.example/')).toBe('xn--bcher-kva.example');
  expect(domainOf('nothing')).toBeUndefined();
});
