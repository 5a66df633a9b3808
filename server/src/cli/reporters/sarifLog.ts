/** A SARIF log around its results. */

/** The log in pieces; `results` is the last key of its last run, and empty there. */
export function* printSarif(log: object, results: Iterable<string>): Generator<string> {
  const whole = JSON.stringify(log);
  const end = ']}]}';
  yield whole.slice(0, -end.length);
  let isFirst = true;
  for (const result of results) {
    yield `${isFirst ? '' : ','}\n${result}`;
    isFirst = false;
  }
  yield `${isFirst ? '' : '\n'}${end}\n`;
}
