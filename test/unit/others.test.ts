import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loadConfig } from '../../server/src/engine/configFiles';
import { identify } from '../../server/src/languages/identify';
import { canTell, francFallback, type FrancAll } from '../../server/src/languages/others';
import { rules } from '../../server/src/rules';

const german = 'Diese Woche haben wir mit den Leuten gesprochen, die den Dienst benutzen.';

describe('francFallback', () => {
  const asked: string[][] = [];
  const answering =
    (...answer: [string, number][]): FrancAll =>
    (_, { only }) => {
      asked.push(only);
      return answer;
    };

  it('asks about the languages of the configuration, and gives them back as they are written there', () => {
    asked.length = 0;
    const told = francFallback(answering(['deu', 1], ['eng', 0.5]))(german, ['en-GB', 'de-AT', 'nld', 'qq', 'de']);
    assert.deepEqual(told, { language: 'de-AT', margin: 50 });
    assert.deepEqual(asked, [['eng', 'deu', 'nld']]);
  });

  it('abstains on short texts, except in scripts that say much in little', () => {
    const ask = francFallback(answering(['deu', 1]));
    assert.equal(ask('Was wir gelernt haben', ['en', 'de']).language, undefined);
    assert.equal(ask('Aberaeron 2024-06-03, 12:00–13:00, https://…', ['en', 'de']).language, undefined);
    const japanese = francFallback(answering(['jpn', 1]));
    assert.equal(japanese('今週は新しいフォームを試しました。', ['en', 'ja']).language, 'ja');
  });

  it('abstains where the lead is small, or the answer none of the languages', () => {
    const languages = ['de', 'nl'];
    assert.equal(francFallback(answering(['nld', 1], ['deu', 0.96]))(german, languages).language, undefined);
    assert.equal(francFallback(answering(['und', 1]))(german, languages).language, undefined);
    assert.equal(francFallback(answering())(german, languages).language, undefined);
  });
});

describe('languages without a table', () => {
  it('are known by two letters or three', () => {
    for (const language of ['en-GB', 'cy', 'mi', 'de', 'deu', 'pt-BR']) assert.ok(canTell(language), language);
    for (const language of ['qq', 'tlh', '']) assert.ok(!canTell(language), language);
  });

  it('are told once a configuration has asked for them', async () => {
    const dutch = 'Deze week hebben we gesproken met de mensen die de dienst gebruiken.';
    const { config } = await loadConfig('.agored.yml', 'languages: [en, de, nl]\n', rules, () =>
      Promise.resolve(undefined),
    );
    const told = (text: string): string | undefined => identify(text, config.languages).language;
    assert.deepEqual(
      [told(german), told(dutch), told('This week we spoke with the people who use the service.'), told('Aberaeron')],
      ['de', 'nl', 'en', undefined],
    );
  });
});
