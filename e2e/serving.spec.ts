import { expect, test } from '@playwright/test';

test('the built page starts wherever it is served, and asks nothing of another origin', async ({ page, baseURL }) => {
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto('./');
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(errors).toEqual([]);
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.filter((url) => !url.startsWith(baseURL ?? 'nowhere'))).toEqual([]);
});

test('the policy refuses inline scripts and other origins', async ({ page }) => {
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
});
