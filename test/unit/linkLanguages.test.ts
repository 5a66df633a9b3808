/** No address or words of a link that name a language are passed over unread. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { namedLanguages } from '../../server/src/engine/notices';
import { mayNameLanguage, namesLanguage } from '../../server/src/rules/cross-link/pointers';
import { languageOfAddress, mayName } from '../../server/src/rules/wrong-language-link/address';

const parts = [
  ...[
    'http://',
    'HTTPS://',
    '//',
    'www.',
    'en.',
    'cy.',
    'gov.wales',
    'www.llyw.cymru',
    'GIG.CYMRU',
    'example.org',
    ':80',
  ],
  ...['/', '/_', '.', '-', '_', '?', '&', '=', '#', '%20', 'lang=', 'setlang=', 'locale='],
  ...['en', 'EN', 'cy', 'Cy', 'cy-GB', 'en_us', 'eng', 'cym', 'fra', 'CYMRAEG', 'english', 'Welsh', 'gaidhlig', 'mi'],
  ...['page', 'encyclopedia', '.html', '.md', '.pdf', '123', 'é'],
] as const;
const choices = [
  ['en', 'cy'],
  ['fr', 'en'],
  ['gd', 'ga', 'mi'],
  ['pt-BR', 'en'],
] as const;

describe('the languages that addresses name', () => {
  it('are all seen at the first glance', () => {
    let named = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 9 }), fc.constantFrom(...choices), (some, among) => {
        const address = some.join('');
        if (languageOfAddress(address, among) === undefined) return;
        named++;
        assert(mayName(address, among), address);
      }),
      { numRuns: 20_000 },
    );
    assert(named > 500);
  });

  it('are looked for in few others', () => {
    for (const address of [
      'https://www.example.org/encyclopedia/2024/open-data?page=2',
      '../notes/weeknote-3.md',
      '#en',
    ])
      assert(!mayName(address, ['ga', 'cy']), address);
  });
});

const words = [
  ...[
    'English',
    'SAESNEG',
    'Cymraeg',
    'Cymr\u1dc4aeg',
    'gymraeg',
    'Français',
    'FRANCAIS',
    'Español',
    'Gàidhlig',
    'Gaeilge',
    'Euskara',
  ],
  ...['EN', 'CY', 'en', 'FR', 'SV', 'sv', 'version', 'Fersiwn', 'open', 'below', 'é', 'n', '\u0303', '\u212a'],
  ...[' ', ' ', '/', '-', ' (', ')'],
] as const;

describe('the languages that the words of links name', () => {
  it('are all seen at the first glance', () => {
    let named = 0;
    const languages = ['en', 'cy', 'fr', 'es', 'gd', 'ga', 'eu', 'sv'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 6 }), fc.constantFrom(...languages), (some, one) => {
        const text = some.join('');
        if (!namedLanguages(text).includes(one) && !namesLanguage(text, one)) return;
        named++;
        assert(mayNameLanguage(text, one), text);
      }),
      { numRuns: 20_000 },
    );
    assert(named > 500);
  });
});
