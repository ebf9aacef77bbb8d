import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { startApi } from '../../testing/api/api-world.ts';
import { ask } from '../../testing/api/graphql-client.ts';

describe('the explorer of the API in a browser', () => {
  it('works without any other server, within its own content policy, as whoever is logged in', async () => {
    const api = await startApi();
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const troubles: string[] = [];
      page.on('request', (request) => {
        if (/^https?:/.test(request.url()) && !request.url().startsWith(api.url)) troubles.push(request.url());
      });
      page.on('console', (message) => {
        if (message.type() === 'error' && message.text().includes('Content Security Policy')) troubles.push(message.text());
      });
      const link = 'mutation { createLoginLink { ... on CreateLoginLinkPayload { url } } }';
      const { data } = await ask<{ createLoginLink: { url: string } }>(api.url, api.tokens.member.secret, link);
      await page.goto(data.createLoginLink.url);
      await page.goto(`${api.url}/graphql?query=${encodeURIComponent('{ me { name } }')}`);
      await page.getByRole('button', { name: /execute/i }).click();
      await page.getByText('Анна').first().waitFor();
      expect(troubles).toEqual([]);
    } finally {
      await browser.close();
      await api.close();
    }
  });
});
