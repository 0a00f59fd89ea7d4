import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll } from 'vitest';

const executablePath = '/usr/bin/chromium';

/** Whether this machine has a browser to look at pages with; tests say so when they are left out. */
export const hasChromium = existsSync(executablePath);

/** What a page said and asked for while it was open. */
export interface Watched {
  readonly page: Page;
  /** Errors of scripts, and everything that was written to the console. */
  readonly complaints: readonly string[];
  /** The address of everything that was loaded. */
  readonly requests: readonly string[];
}

const state: { browser?: Promise<Browser> } = {};

afterAll(async () => {
  await (await state.browser)?.close();
});

function start(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking',
      '--disable-component-update --disable-sync',
    ].flatMap((flags) => flags.split(' ')),
  });
}

/** Opens a file as a reader would. */
export async function openFile(
  file: string,
  options: {
    readonly colorScheme?: 'light' | 'dark';
    readonly width?: number;
    readonly javaScriptEnabled?: boolean;
  } = {},
): Promise<Watched> {
  const { colorScheme = 'light', width = 1280, javaScriptEnabled = true } = options;
  state.browser ??= start();
  const context = await (
    await state.browser
  ).newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, complaints, requests };
}
