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
  const refused = await page.evaluate(async () => {
    const directives: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective));
    const inline = document.createElement('script');
    inline.textContent = 'document.title = "inline ran"';
    document.body.append(inline);
    await fetch('https://example.com/').catch(() => undefined);
    return { title: document.title, directives };
  });
  expect(refused).toEqual({ title: 'Loopscope', directives: ['script-src-elem', 'connect-src'] });
});
