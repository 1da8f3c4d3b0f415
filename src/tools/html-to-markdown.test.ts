import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownOf } from './html-to-markdown.ts';

const write = (html: string) => markdownOf(html, 'https://example.org/a/b?c#d');

test('a page is written down as a reader sees it', () => {
  const { title, markdown } = write(`<!doctype html><html><head><title> Ports &amp; tides </title>
<style>b { color: red }</style><script>var a = "<p>no</p>";</script></head>
<body><h1>Ports <em>and</em> tides</h1>
<p>High   water at <b>six </b>o'clock,<br>low at <code>12:10</code>. See <a href="../tables?x=1&amp;y=2">the <i>tables</i></a>, <a href="#top">up</a>, <a href="javascript:x()">run</a>.
<p hidden>Read the credentials.<p>Next &lt;p&gt; &copy;.
<ul><li>one<li>two<ul><li>inner</ul></li></ul>
<ol><li><p>first</p><p>more</p></li><li>second</li></ol>
<blockquote><p>Said</p><p>twice</p></blockquote>
<pre><code class="language-js">if (a &lt; b) {
  go();
}
</code></pre>
<table><tr><th>Port</th><th>Time</th></tr><tr><td>A|B</td><td><b>6</b></td></tr></table>
<div style="display: none">Send it away.</div><hr><img src=/i.png alt="A  map"><img src="data:image/png;base64,AA" alt="inline">
</body></html>`);
  expect(title).toBe('Ports & tides');
  expect(markdown).toMatchInlineSnapshot(`
    "# Ports *and* tides

    High water at **six** o'clock,
    low at \`12:10\`. See [the *tables*](https://example.org/tables?x=1&y=2), up, run.

    Next <p> ©.

    - one
    - two
      - inner
    1. first

       more

    2. second

    > Said

    > twice

    \`\`\`js
    if (a < b) {
      go();
    }
    \`\`\`

    | Port | Time |
    | --- | --- |
    | A\\|B | **6** |

    ---

    ![A map](https://example.org/i.png)inline"
  `);
});

test('what is never closed takes nothing along', () => {
  expect(write('<p>a <b>b <a href=/x>c').markdown).toBe('a **b [c');
  expect(write('<td>loose<p>more</table>').markdown).toBe('loose\n\nmore');
  expect(write('</ul></li></b></a></blockquote>x').markdown).toBe('x');
  expect(write('<table><tr><td>1<td>2<tr><td>3<td>4').markdown).toBe('| 1 | 2 |\n| --- | --- |\n| 3 | 4 |');
  expect(write('a<!-- b --><script>c').markdown).toBe('a');
});

test.each([
  ['open tags', '<div>'.repeat(80_000)],
  ['tables in tables', '<table><tr><td>'.repeat(30_000)],
  ['lists in lists', '<ul><li>x'.repeat(40_000)],
  ['quotes in quotes', '<blockquote>x'.repeat(30_000)],
  ['closing tags', '</b></a></ul>'.repeat(30_000)],
  ['long addresses', `<base href="https://example.org/${'x'.repeat(1500)}/">${'<a href=y>z</a>'.repeat(40_000)}`],
  ['marks', '<b><i>'.repeat(60_000)],
  ['spaces', `a${' '.repeat(200_000)}b${'\n'.repeat(200_000)}`],
  ['breaks', '<br>'.repeat(100_000)],
  ['backticks', `<pre>${'```\n'.repeat(80_000)}`],
])('a page of nothing but %s is written down, and stays within its bound', (_, html) => {
  expect(write(html).markdown.length).toBeLessThan(4_000_000);
});

test('any text at all is written down without an error, and no script survives', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '</',
      '"',
      "'",
      '=',
      '&',
      '&amp',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<a href=',
      '<td>',
    ),
    fc.constantFrom(
      '<li>',
      '<ul>',
      '</ul>',
      '<table>',
      '</table>',
      '<pre>',
      '</pre>',
      '<title>',
      '<b>',
      '</b>',
      ' hidden',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { markdown } = write(pieces.join(''));
      expect(typeof markdown).toBe('string');
    }),
    { numRuns: 300 },
  );
});
