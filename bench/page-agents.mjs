/**
 * Long tasks of the built page while 16 agents of 200 turns each run in it as fast as they can, beside an empty page that does
 * nothing for as long.
 */
const agents = 15;
const turns = 200;

/** The main agent starts the others in the background; each of them lists files for so many turns. */
const script = `title: Sixteen agents
person: [{ prompt: Go. }]
settings: { mode: auto, maxTurns: ${turns + 2}, window: 10000000, tools: [spawn_agent, list_files] }
model:
  - when: { agent: /^main$/, reply: 1 }
    reply:
      calls:
${Array.from({ length: agents }, () => '        - { tool: spawn_agent, input: { brief: Work., background: true } }\n').join('')}${Array.from(
  { length: turns },
  (_, at) => `  - when: { reply: ${at + 1} }\n    reply: { calls: [{ tool: list_files, input: { path: . } }] }\n`,
).join('')}  - when: { agent: /./ }
    reply: { text: Done. }
`;

/** Begins to count tasks of more than 50 ms. */
function watch() {
  globalThis.tasks = [];
  globalThis.begun = performance.now();
  new PerformanceObserver((list) =>
    globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({
    type: 'longtask',
  });
}

const words = (tasks, seconds) =>
  `${tasks.length} tasks over 50 ms, ${Math.round(tasks.reduce((sum, each) => sum + each, 0))} ms in all, the longest ${Math.round(Math.max(0, ...tasks))} ms, in ${seconds.toFixed(1)} s`;

export async function benchPageAgents(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(`${url}#/open`);
    await page
      .getByLabel('Script file')
      .setInputFiles({ name: 'agents.yaml', mimeType: 'text/yaml', buffer: Buffer.from(script) });
    await page.getByRole('switch', { name: /Mode Auto/ }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.evaluate(watch);
    await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: 'At once' });
    await page.getByText('Done', { exact: true }).first().waitFor({ timeout: 300_000 });
    const { tasks, time } = await page.evaluate(() => ({
      tasks: globalThis.tasks,
      time: performance.now() - globalThis.begun,
    }));
    const facts = await page.getByRole('slider', { name: 'Position in the run' }).getAttribute('aria-valuemax');
    await page.goto('about:blank');
    await page.evaluate(watch);
    await page.waitForTimeout(time);
    const empty = await page.evaluate(() => globalThis.tasks);
    console.log(
      `\n${agents + 1} agents of ${turns} turns each in the built page in Chromium: ${facts} facts\n\n` +
        `an empty page     ${words(empty, time / 1000)}\nthe built page    ${words(tasks, time / 1000)}`,
    );
  } finally {
    await page.close();
  }
}
