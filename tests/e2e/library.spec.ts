// The Library: reading what Axia asks, and packs that come from files, good and bad.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { CURRENT_PACK_FILE } from '../../scripts/current-pack.mjs';
import { formMeetings, modelMeetings } from '../../src/core/instrument/check/meetings';
import type { Pack } from '../../src/core/instrument/pack';
import { VALUE_NAMES, VALUES } from '../../src/core/values';
import { inspect } from './inspect';

/** A copy of the built-in pack, to be changed. */
const builtIn = () => JSON.parse(readFileSync(CURRENT_PACK_FILE, 'utf8')) as Pack;
const pack = builtIn();
const scenarios = pack.scenarios?.scenarios ?? [];
const portraits = pack.questionnaire?.items ?? [];
/** The current pack, and the one that earlier sittings were asked with. */
const BUILT_IN = [`${pack.title} ${pack.version}`, `${pack.title} 1.0.0`];
const PACK = `./#/library/${pack.id}/${pack.version}`;
/** Entries a list shows at first. */
const STEP = 50;

/** The same instruments under an id of their own: what somebody else may have written. */
function otherPack(id = 'other'): Pack & { scenarios: NonNullable<Pack['scenarios']> } {
  const copy = builtIn();
  if (copy.scenarios === null) throw new Error('the built-in pack has no scenarios');
  return { ...copy, id, title: 'Instruments of somebody else', scenarios: copy.scenarios };
}

function only<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('the list is empty');
  return first;
}

async function openPack(page: Page, query = ''): Promise<void> {
  await page.goto(PACK + query);
  await expect(page.getByRole('heading', { level: 1, name: pack.title })).toBeVisible();
}

function search(page: Page) {
  return page.getByRole('searchbox');
}

/** Links to scenarios in the list on screen. */
function listed(page: Page) {
  return page.getByRole('main').getByRole('listitem').getByRole('article').getByRole('link');
}

async function choose(page: Page, text: string, name = 'pack.json'): Promise<void> {
  await page.getByLabel('Pack file').setInputFiles({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
}

async function add(page: Page, content: Pack): Promise<void> {
  await page.goto('./#/library');
  await choose(page, JSON.stringify(content));
  await page.getByRole('button', { name: 'Add to this machine' }).click();
  await expect(page.getByText(`${content.title} is on this machine now.`)).toBeVisible();
}

function packsOnTheShelf(page: Page) {
  return page.getByRole('list', { name: 'Packs' }).getByRole('link');
}

async function download(page: Page): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as JSON' }).click();
  const file = await downloading;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test.describe('reading', () => {
  test('one scenario is found by a word of an action and read whole', async ({ page }) => {
    const scenario = scenarios.at(-1);
    if (scenario === undefined) throw new Error('no scenario');
    await page.goto('./');
    await page.getByRole('link', { name: 'Library', exact: true }).click();
    await page.getByRole('link', { name: `${pack.title} ${pack.version}` }).click();
    await expect(page.getByText(`${scenarios.length} scenarios`, { exact: true })).toBeVisible();
    await search(page).pressSequentially(scenario.actions.TR);
    await expect(page.getByText(`1 of ${scenarios.length} scenarios`)).toBeVisible();
    await expect(listed(page)).toHaveText([scenario.title]);
    await expect(page.getByRole('article').getByText('Tradition')).toBeVisible();
    await listed(page).click();

    await expect(page.getByRole('heading', { level: 1, name: scenario.title })).toBeVisible();
    await expect(page.getByText(scenario.text)).toBeVisible();
    const actions = page.getByRole('list', { name: /^Ten actions/ }).getByRole('listitem');
    await expect(actions).toHaveText(VALUES.map((value) => new RegExp(VALUE_NAMES[value])));
    await expect(actions).toContainText(VALUES.map((value) => scenario.actions[value]));
    const questions = page.getByRole('region', { name: 'Its deal' }).getByRole('listitem');
    await expect(questions).toHaveCount(5);
    for (const [place, question] of scenario.questions.entries()) {
      const row = questions.nth(place);
      for (const value of question) await expect(row).toContainText(VALUE_NAMES[value]);
      const asked = row.getByText('also asked of people');
      await expect(asked).toHaveCount(place === scenario.personQuestion ? 1 : 0);
    }
    await expect(
      page.getByRole('region', { name: 'Its checks' }).getByRole('listitem').first(),
    ).toBeVisible();
    // The search is still there on the way back.
    await page.goBack();
    await expect(search(page)).toHaveValue(scenario.actions.TR);
  });

  test('an area and a search are kept in the address, and previous and next stay within them', async ({
    page,
  }) => {
    await openPack(page);
    await page
      .getByRole('list', { name: 'Area' })
      .getByRole('link', { name: /^Money/ })
      .click();
    const money = scenarios.filter(({ area }) => area === 'money');
    await expect(listed(page)).toHaveText(money.map(({ title }) => title));
    await page.reload();
    await expect(listed(page)).toHaveText(money.map(({ title }) => title));
    await listed(page).first().click();
    await expect(page.getByText(`Scenario 1 of ${money.length} found`)).toBeVisible();
    const steps = page.getByRole('navigation', { name: 'Scenarios before and after' });
    await expect(steps.getByRole('link', { name: /^Previous/ })).toHaveCount(0);
    await steps.getByRole('link', { name: /^Next/ }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: money[1]?.title ?? '' }),
    ).toBeVisible();
    await expect(steps.getByRole('link', { name: /^Previous/ })).toContainText(only(money).title);
  });

  test('a search that finds nothing says so and leads back to everything', async ({ page }) => {
    await openPack(page, '?search=qqqq');
    await expect(page.getByText(`0 of ${scenarios.length} scenarios`)).toBeVisible();
    await page.getByRole('link', { name: 'Show all scenarios.' }).click();
    await expect(search(page)).toHaveValue('');
    await expect(listed(page)).toHaveCount(Math.min(STEP, scenarios.length));
  });

  test('portraits stand by value, those of the short form marked', async ({ page }) => {
    await openPack(page);
    await page.getByRole('link', { name: 'Portraits', exact: true }).click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(
      VALUES.map((value) => new RegExp(VALUE_NAMES[value])),
    );
    const short = pack.questionnaire?.shortForm ?? 0;
    await expect(page.getByText('short form', { exact: true })).toHaveCount(short);
    await expect(page.getByText(only(portraits).text)).toBeVisible();
    await search(page).fill(only(portraits).text);
    await expect(page.getByText(`1 of ${portraits.length} portraits`)).toBeVisible();
  });

  test('everything of one value stands together', async ({ page }) => {
    await openPack(page);
    await page.getByRole('link', { name: 'By value' }).click();
    await page
      .getByRole('list', { name: 'Value' })
      .getByRole('link', { name: 'Hedonism', exact: true })
      .click();
    const own = portraits.filter(({ value }) => value === 'HE');
    await expect(
      page.getByText(`${own.length} portraits, ${scenarios.length} actions`),
    ).toBeVisible();
    for (const { text } of own) await expect(page.getByText(text)).toBeVisible();
    await expect(page.getByText(only(scenarios).actions.HE)).toBeVisible();
    await expect(page.getByText(only(scenarios).actions.PO)).toHaveCount(0);
  });

  test('for an area, it is said how often values are offered and pairs meet', async ({ page }) => {
    await openPack(page, '?area=study');
    await page.getByText(/^How evenly the values meet/).click();
    const study = scenarios.filter(({ area }) => area === 'study');
    const sets = [
      ['A person, form A', formMeetings(study, 'A')],
      ['A person, form B', formMeetings(study, 'B')],
      ['A model', modelMeetings(study)],
    ] as const;
    for (const [name, { questions, offered, met, fewest, most }] of sets) {
      const table = page.getByRole('region', { name: `Table: ${name}` });
      const section = page.getByRole('heading', { name, exact: true }).locator('..');
      await expect(section).toContainText(`${questions} questions.`);
      await expect(section).toContainText(
        fewest === most
          ? `every pair meets ${fewest} times`
          : `a pair meets between ${fewest} and ${most} times`,
      );
      const row = (header: string) =>
        table
          .getByRole('row')
          .filter({ has: page.getByRole('rowheader', { name: header, exact: true }) })
          .getByRole('cell');
      const place = VALUES.indexOf('CO');
      await expect(row('CO')).toHaveText(
        VALUES.map((_, other) => (other === place ? '–' : String(met[place]?.[other]))),
      );
      await expect(row('offered')).toHaveText(offered.map(String));
    }
    // The whole of a form is even; a search goes on in the open table.
    await page.getByRole('list', { name: 'Area' }).getByRole('link', { name: /^All/ }).click();
    await expect(
      page.getByText(/Every value is offered \d+ times, and every pair meets/),
    ).toHaveCount(3);
  });

  test('all of it can be printed, without the controls', async ({ page }) => {
    await openPack(page);
    await page.getByRole('link', { name: 'Print all of it' }).click();
    await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
    await expect(page.getByRole('article')).toHaveCount(scenarios.length);
    await expect(page.getByText(scenarios.at(-1)?.actions.UN ?? '')).toBeVisible();
    await expect(page.getByText(portraits.at(-1)?.text ?? '')).toBeVisible();
  });

  test('an address that leads nowhere says what is missing and where to go', async ({ page }) => {
    await page.goto('./#/library/lost/2.0.0');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'This pack is not on this machine',
    );
    await page.getByRole('link', { name: 'Go to the library' }).click();
    await expect(packsOnTheShelf(page)).toHaveText(BUILT_IN);
    await page.goto(`${PACK}/scenario/lost`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such scenario');
    await page.goto(`${PACK}/nowhere`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such page');
    await page.goto('./#/library/nowhere');
    await expect(page.getByText('This address leads nowhere in the library.')).toBeVisible();
  });

  test('a scenario is reached from the address by keyboard alone', async ({ page }) => {
    await openPack(page);
    await search(page).focus();
    await page.keyboard.type(only(scenarios).title);
    await expect(listed(page)).toHaveCount(1);
    for (let pressed = 0; pressed < 15; pressed += 1) {
      await page.keyboard.press('Tab');
      if (await listed(page).evaluate((link) => link === document.activeElement)) break;
    }
    await expect(listed(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { level: 1, name: only(scenarios).title }),
    ).toBeVisible();
  });
});

test.describe('packs from files', () => {
  test('a pack downloads as one file, and is the same on another machine', async ({
    page,
    browser,
    baseURL,
  }) => {
    await add(page, otherPack());
    await page.getByRole('link', { name: 'Open it' }).click();
    const { name, text } = await download(page);
    expect(name).toBe(`other-${pack.version}.json`);
    expect(JSON.parse(text)).toEqual(otherPack());

    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    const second = await context.newPage();
    await second.goto('./#/library');
    await choose(second, text, name);
    // What it holds is shown, and nothing is stored before somebody says so.
    await expect(
      second.getByText(`${portraits.length} portraits, ${scenarios.length} scenarios`, {
        exact: true,
      }),
    ).toBeVisible();
    await expect(packsOnTheShelf(second)).toHaveText(BUILT_IN);
    await second.getByRole('button', { name: 'Add to this machine' }).click();
    await expect(packsOnTheShelf(second)).toHaveText([
      ...BUILT_IN,
      `${otherPack().title} ${pack.version}`,
    ]);
    await second.reload();
    await packsOnTheShelf(second).last().click();
    expect(await download(second)).toEqual({ name, text });
    await context.close();
  });

  test('the same file again changes nothing; another text under its version is refused', async ({
    page,
  }) => {
    await add(page, otherPack());
    await choose(page, JSON.stringify(otherPack()));
    await page.getByRole('button', { name: 'Add to this machine' }).click();
    await expect(page.getByText('was on this machine already')).toBeVisible();
    const changed = otherPack();
    only(changed.scenarios.scenarios).title = 'A new title';
    await choose(page, JSON.stringify(changed));
    await page.getByRole('button', { name: 'Add to this machine' }).click();
    const outcome = page.getByRole('region', { name: 'What came of the file' });
    await expect(outcome).toContainText('was not added, and nothing has changed');
    await expect(outcome).toContainText('Give the file a higher version');
    await expect(packsOnTheShelf(page)).toHaveCount(BUILT_IN.length + 1);
    await page.getByRole('link', { name: 'See the one that is here' }).click();
    await expect(listed(page).first()).toHaveText(only(scenarios).title);
  });

  test('a translation says how it pairs with its original', async ({ page }) => {
    const copy = otherPack('axia-de');
    await page.goto('./#/library');
    await choose(
      page,
      JSON.stringify({
        ...copy,
        language: 'de-CH',
        translationOf: { id: pack.id, version: pack.version },
        scenarios: { ...copy.scenarios, scenarios: copy.scenarios.scenarios.slice(1) },
      }),
    );
    await expect(page.getByText(`${pack.version}, in German (Switzerland)`)).toBeVisible();
    await expect(
      page.getByText(
        `Paired by id: all ${portraits.length} portraits, ${scenarios.length - 1} of ${scenarios.length} scenarios (missing here: ${only(scenarios).id}).`,
      ),
    ).toBeVisible();
  });

  test('what the checks say of a file is told before it is added, and does not forbid it', async ({
    page,
  }) => {
    const copy = otherPack();
    only(copy.scenarios.scenarios).actions.PO = 'Take the power.';
    await page.goto('./#/library');
    await choose(page, JSON.stringify(copy));
    await page.getByText('What the checks say of it').click();
    await expect(page.getByText('“power” names Power')).toBeVisible({ timeout: 40_000 });
    await expect(page.getByRole('button', { name: 'Add to this machine' })).toBeEnabled();
  });

  const first = (change: (scenario: Record<string, unknown>) => void) => {
    const copy = otherPack();
    change(only(copy.scenarios.scenarios));
    return JSON.stringify(copy);
  };
  const actions = () => only(otherPack().scenarios.scenarios).actions;
  const BAD: readonly [name: string, text: () => string, told: readonly RegExp[]][] = [
    [
      'a missing action',
      () => first((one) => (one['actions'] = { ...actions(), TR: undefined })),
      [/action for Tradition/i, /It is missing/],
    ],
    [
      'a value that stands twice in a question',
      () =>
        first(
          (one) => (one['questions'] = Array.from({ length: 5 }, () => ['SD', 'SD', 'HE', 'AC'])),
        ),
      [/question 1/i, /A value stands there twice/],
    ],
    [
      'two actions for one value',
      () => JSON.stringify(otherPack()).replace('"ST":', '"SD":"Go.","ST":'),
      [/stands there a second time/],
    ],
    [
      'an unknown value',
      () => first((one) => (one['actions'] = { ...actions(), XX: 'Go.' })),
      [/There is no value with this code/],
    ],
    [
      'markup in a text',
      () => first((one) => (one['text'] = '<img src=x onerror="document.title=1">')),
      [/There is markup in the text/, /<img src=x/],
    ],
    [
      'ten thousand scenarios',
      () => {
        const copy = otherPack();
        const one = only(copy.scenarios.scenarios);
        const many = Array.from({ length: 10_000 }, (_, place) => ({ ...one, id: `m${place}` }));
        return JSON.stringify({ ...copy, scenarios: { ...copy.scenarios, scenarios: many } });
      },
      [/10,000 entries, and at most 5,000 fit/],
    ],
    [
      'a text of a megabyte',
      () => first((one) => (one['text'] = 'Word '.repeat(200_000))),
      [/It is too long/, /at most 1,200 fit/],
    ],
    ['a file that is not JSON', () => '{"format": "axia-pack",}', [/line 1/i, /not JSON/]],
    ['an empty file', () => '', [/The file is empty/]],
  ];
  for (const [name, text, told] of BAD) {
    test(`${name} is told in plain words and changes nothing`, async ({ page }) => {
      await page.goto('./#/library');
      await choose(page, text(), 'bad.json');
      const alert = page.getByRole('alert');
      await expect(alert).toContainText('bad.json was not added, and nothing has changed');
      for (const words of told) await expect(alert).toContainText(words);
      await expect(page.getByRole('button', { name: 'Add to this machine' })).toHaveCount(0);
      await page.reload();
      await expect(packsOnTheShelf(page)).toHaveText(BUILT_IN);
      await expect(page).toHaveTitle('Library – Axia');
    });
  }

  test('what looks like code in a pack is shown as it is written', async ({ page }) => {
    const hostile = '{{alert(1)}} "><a href=javascript:alert(1) ${1} \\u003c';
    const copy = { ...otherPack(), title: hostile };
    Object.assign(only(copy.scenarios.scenarios), { title: hostile, text: hostile });
    await page.goto('./#/library');
    await choose(page, JSON.stringify(copy));
    await expect(page.getByRole('heading', { level: 3, name: hostile })).toBeVisible();
    await page.getByRole('button', { name: 'Add to this machine' }).click();
    await page.getByRole('link', { name: 'Open it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: hostile })).toBeVisible();
    await search(page).fill('\\u003c');
    await expect(listed(page)).toHaveText([hostile]);
    await expect(page.locator('a[href^="javascript"]')).toHaveCount(0);
  });

  test('of a long list fifty are shown, and fifty more at each press', async ({ page }) => {
    const copy = otherPack();
    const all = Array.from({ length: 120 }, (_, place) => {
      const one = scenarios[place % scenarios.length] ?? only(scenarios);
      return { ...one, id: `n${place}`, title: `Number ${place}` };
    });
    const relabelling = Array.from({ length: 4 }, () => only(copy.scenarios.relabelling));
    await add(page, { ...copy, scenarios: { ...copy.scenarios, relabelling, scenarios: all } });
    await page.getByRole('link', { name: 'Open it' }).click();
    await expect(listed(page)).toHaveCount(STEP);
    await page.getByRole('button', { name: 'Show 50 more' }).click();
    await expect(listed(page)).toHaveCount(2 * STEP);
    // The first of the new ones has the focus, so that reading goes on from there.
    await expect(page.getByRole('link', { name: 'Number 50', exact: true })).toBeFocused();
    await page.getByRole('button', { name: 'Show 20 more' }).click();
    await expect(listed(page)).toHaveCount(120);
    await expect(page.getByRole('button', { name: /^Show/ })).toHaveCount(0);
  });
});

test.describe('on a phone and a laptop, light and dark', () => {
  const first = only(scenarios);
  const PAGES: readonly [name: string, address: string, heading: string][] = [
    ['the shelf', './#/library', 'Library'],
    ['the scenarios', `${PACK}?search=the`, pack.title],
    ['the portraits', `${PACK}?view=portraits`, pack.title],
    ['one value', `${PACK}?view=values&value=UN`, pack.title],
    ['a scenario', `${PACK}/scenario/${first.id}`, first.title],
    ['a pack that is not here', './#/library/lost/1.0.0', 'This pack is not on this machine'],
  ];

  for (const [name, address, heading] of PAGES) {
    test(`${name} has no violations and fits its window`, async ({ page }) => {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      const meetings = page.getByText(/^How evenly the values meet/);
      if (address.includes('search')) await meetings.click();
      await inspect(page);
    });
  }

  test('a refused file and one that can be added have no violations and fit', async ({ page }) => {
    await page.goto('./#/library');
    await choose(page, '{"format": 1}', `${'long-name-'.repeat(12)}.json`);
    await expect(page.getByRole('alert')).toBeVisible();
    await inspect(page);
    await choose(page, JSON.stringify({ ...otherPack(), title: 'Longword'.repeat(15) }));
    await expect(page.getByRole('button', { name: 'Add to this machine' })).toBeVisible();
    await inspect(page);
  });
});
