import { expect, test } from 'vitest';
import { sandboxesInNode } from '../../runtime/sandbox/in-node.ts';
import { shellsView } from '../../views/shells.ts';
import { type Beginning, begin } from '../trial.ts';
import { tool } from './index.ts';

const never = new AbortController().signal;
const sandbox = sandboxesInNode();
const at = (files: Beginning, signal = never, changes: Parameters<typeof begin>[2] = {}) => {
  const trial = begin(files, signal, changes, sandbox);
  return { ...trial, bash: (command: string, more = {}) => trial.call(tool, { command, ...more }) };
};

test('a pipeline over the files, and what it changed as one fact', async () => {
  const { bash, log, textAt } = at({ 'a.txt': 'b\na\n', 'src/x.txt': 'TODO\n' });
  expect((await bash('grep -rl TODO . | sort; sort a.txt')).text).toBe('src/x.txt\na\nb');
  const { text, event } = await bash('sort a.txt > sorted.txt && rm a.txt && mkdir -p bin && cp src/x.txt bin/y.txt');
  expect(text).toBe('No output. Exit code 0.\nChanged: a.txt, bin/y.txt, sorted.txt.');
  expect(event).toMatchObject({ failed: false, ran: { engine: 'bash', ended: 'exit', exit: 0, parts: ['notes'] } });
  const facts = log.events.filter(({ type }) => type === 'files.changed');
  expect(facts).toHaveLength(1);
  expect(await Promise.all(['a.txt', 'sorted.txt', 'bin/y.txt'].map(textAt))).toEqual([undefined, 'a\nb\n', 'TODO\n']);
});

test('streams and exit code are told apart', async () => {
  const { text, event, failed } = await at({}).bash('echo out; echo err >&2; exit 3');
  expect({ text, failed, ran: event.ran }).toEqual({
    text: 'out\nstderr:\nerr\nExit code 3.',
    failed: true,
    ran: { engine: 'bash', ended: 'exit', exit: 3, parts: ['stdout', 'stderr', 'notes'] },
  });
});

test('directory and variables are kept from one call to the next, and lie in the facts', async () => {
  const { bash, log } = at({ 'deep/a.txt': 'one\n' });
  await bash('cd deep; export NAME=Ada; plain=1');
  expect((await bash('pwd; cat a.txt; echo "$NAME $plain"')).text).toBe('/deep\none\nAda 1');
  expect(log.read(shellsView).main).toEqual({ cwd: 'deep', env: expect.objectContaining({ NAME: 'Ada' }) });
  await bash('cd /; rm -r deep; mkdir x; cd x; rmdir ../x');
  expect((await bash('pwd')).text).toBe('/');
});

test.each([
  ['echo x > .env; echo "after $?"', 'after 1'],
  ['echo x >> .env || echo no', 'no'],
  ['if true; then echo y; fi &> .env; echo $?', '1'],
  ['f() { touch ran; }; f > .env; find . -name ran', ''],
  ['echo x > nowhere/a.txt; echo $?', '1'],
])('%s: a redirection that cannot be opened fails its command, not the shell', async (command, said) => {
  const { text, event } = await at({ '.env': 'KEY' }).bash(command);
  const why = command.includes('nowhere') ? 'nowhere/a.txt: No such file or directory' : '.env: Permission denied';
  expect(text.startsWith(`${said}${said && '\n'}stderr:\nbash: ${why}`)).toBe(true);
  expect(event.ran).toMatchObject({ ended: 'exit', exit: 0 });
});

test('what read_file may not open, cat may not, and listings leave it out', async () => {
  const { bash, log } = at({ '.ssh/id_rsa': 'KEY', '.env': 'KEY', 'a.txt': 'a\n', box: { link: '.ssh' } });
  for (const command of [
    'cat .ssh/id_rsa',
    'cat ./x/../.env',
    'cat box/id_rsa',
    'cp .env copy',
    'ln -s .env l; cat l',
    'cat ~/.ssh/id_rsa',
  ]) {
    const { text, failed } = await bash(command);
    expect({
      command,
      failed,
      told: text.includes('KEY'),
      refused: /permission denied|No such file/i.test(text),
    }).toEqual({
      command,
      failed: true,
      told: false,
      refused: true,
    });
  }
  expect((await bash('cat ~/.ssh/id_rsa')).text).toContain('sensitive path');
  expect((await bash('grep -r KEY .; ls -a')).text).not.toContain('id_rsa');
  expect((await bash('ls -a')).text).toContain('4 places were left out of listings');
  await bash('echo x > .env; rm -rf .ssh; mv .env b');
  const changes = log.events.flatMap((event) => (event.type === 'files.changed' ? event.changes : []));
  expect(changes).toEqual([{ path: 'l', entry: { is: 'link', target: '.env' } }]);
});

test('where a rule would ask, the shell is refused and told what to use', async () => {
  const rules = [{ verdict: 'ask' as const, rule: 'write(dist/**)', source: 'test' }];
  const { bash, textAt } = at({ 'dist/a.txt': 'old' }, never, { rules });
  const { text, failed } = await bash('cd dist; for f in *; do echo new > $f; done');
  expect({ failed, text }).toEqual({ failed: true, text: expect.stringContaining('Use write_file or edit_file') });
  expect(await textAt('dist/a.txt')).toBe('old');
});

test('a command that runs too long changes nothing, and says so', async () => {
  const { bash, textAt } = at({ 'a.txt': 'old' });
  const { text, failed, event } = await bash('echo new > a.txt; while :; do :; done', { timeout: 0.3 });
  expect({ failed, ended: event.ran?.ended, text }).toEqual({
    failed: true,
    ended: 'deadline',
    text: expect.stringContaining('No file was changed by it.'),
  });
  expect(await textAt('a.txt')).toBe('old');
});

test('a command that is stopped is given up at once', async () => {
  const stop = new AbortController();
  const { bash, textAt } = at({ 'a.txt': 'old' }, stop.signal);
  const running = bash('echo new > a.txt; while :; do :; done');
  setTimeout(() => stop.abort(), 200);
  expect(await running).toMatchObject({ failed: true, text: expect.stringContaining('Stopped') });
  expect(await textAt('a.txt')).toBe('old');
});

test('bytes stay bytes', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const { bash, log, blobs } = at({ 'a.bin': bytes });
  await bash('cat a.bin > b.bin; base64 a.bin | base64 -d > c.bin');
  const changed = log.events.flatMap((event) => (event.type === 'files.changed' ? event.changes : []));
  expect(changed.map(({ path, entry }) => [path, entry.is === 'file' && entry.blob])).toEqual([
    ['b.bin', blobs.put(bytes)],
    ['c.bin', blobs.put(bytes)],
  ]);
});

test('what scripts look for is there', async () => {
  const { text } = await at({}).bash('f=$(mktemp); echo hi > $f; cat $f; uname; [ -d /tmp ] && echo tmp; ls /; echo ~');
  expect(text).toBe('hi\nLinux\ntmp\n/home/user');
});

test('node and python run over the files as the shell has left them', async () => {
  const { bash, textAt } = at({
    'a/x.js': `const { args } = require('./y.js'); console.log(args().join('-')); require('fs').writeFileSync('o.txt', '1');`,
    'p.py': 'import sys\nprint(sys.argv, sys.stdin.read().strip(), open("a/y.js").read()[:6])\nsys.exit(3)',
  });
  const write = `echo 'exports.args = () => process.argv.slice(2);' > y.js`;
  expect((await bash(`cd a; ${write}; node x.js 1 '2 3'; cat o.txt`)).text).toBe('1-2 3\n1\nChanged: a/y.js, a/o.txt.');
  expect(await textAt('a/o.txt')).toBe('1');
  expect((await bash('cd ..; echo hi | python3 p.py z; echo $?', { timeout: 300 })).text).toBe(
    "['/p.py', 'z'] hi export\n3",
  );
  expect((await bash("node -e 'console.log(1 + 1)'; echo 'console.log(5)' | node")).text).toBe('2\n5');
  expect((await bash('node nope.js')).failed).toBe(true);
});

test('what gzip packs, gunzip unpacks, and damage is said', async () => {
  const { bash, textAt } = at({ 'a.txt': 'one\n'.repeat(9_000) });
  const command = 'gzip -k9 a.txt; cat a.txt.gz a.txt.gz >two.gz; zcat two.gz | wc -l; rm a.txt; gunzip a.txt.gz';
  expect((await bash(command)).text).toMatch(/^18000\nChanged: /);
  expect(await textAt('a.txt')).toBe('one\n'.repeat(9_000));
  const cut =
    'gzip a.txt; size=$(stat -c %s a.txt.gz); head -c $((size - 8)) a.txt.gz >cut.gz; gunzip -c cut.gz | wc -c';
  expect((await bash(cut)).text).toMatch(/^0\nstderr:\ngunzip: cut.gz: incorrect data check\n/);
});

test('base64 goes there and back, and says what is none', async () => {
  const { bash } = at({ 'a.txt': 'Grüße\n' });
  expect((await bash('base64 a.txt; base64 a.txt | base64 -d')).text).toBe('R3LDvMOfZQo=\nGrüße');
  expect((await bash('echo "%%" | base64 -d')).text).toContain('invalid input');
});
