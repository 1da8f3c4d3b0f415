import { expect, test } from './watch.ts';

test('the built page starts wherever it is served', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('#root')).not.toBeEmpty();
});

test('the policy refuses inline scripts and other origins', async ({ page, watch }) => {
  await page.goto('./');
  const refusals = page.evaluate(
    () =>
      new Promise((refused) => {
        const directives: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          directives.push(event.effectiveDirective);
          if (directives.length === 2) refused(directives.sort());
        });
        const inline = document.createElement('script');
        inline.textContent = 'document.title = "inline ran"';
        document.body.append(inline);
        fetch('https://example.com/').catch(() => undefined);
      }),
  );
  expect(await refusals).toEqual(['connect-src', 'script-src-elem']);
  await expect(page).not.toHaveTitle('inline ran');
  // the browser says so, and nothing else was wrong
  const said = await watch.taken();
  expect(said.filter((each) => !/^console: .*Content Security Policy/.test(each))).toEqual([]);
});
