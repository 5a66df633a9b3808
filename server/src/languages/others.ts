/** Languages that Agored has no table for, told by franc-all. It is loaded only where a configuration asks for one. */
import { hasTable, setFallback, type Fallback } from './identify';

/** `francAll` of franc-all: languages (ISO 639-3) from the likeliest, which has 1, to the least likely. */
export type FrancAll = (
  text: string,
  options: { readonly only: string[]; readonly minLength: number },
) => readonly (readonly [language: string, likeliness: number])[];

/** franc's codes, ISO 639-3, by the two letters of BCP 47. */
const codes = new Map(
  (
    'af afr,ar arb,be bel,bg bul,bn ben,br bre,bs bos,ca cat,co cos,cs ces,cy cym,da dan,de deu,el ell,en eng,eo epo,' +
    'es spa,et ekk,eu eus,fa pes,fi fin,fj fij,fo fao,fr fra,fy fry,ga gle,gd gla,gl glg,gu guj,gv glv,he heb,hi hin,' +
    'hr hrv,hu hun,id ind,is isl,it ita,ja jpn,ko kor,lb ltz,lt lit,lv lvs,mi mri,mk mkd,mt mlt,nb nob,nl nld,nn nno,' +
    'no nob,oc oci,pa pan,pl pol,pt por,rm roh,ro ron,ru rus,sk slk,sl slv,sm smo,so som,sq als,sr srp,sv swe,sw swh,' +
    'ta tam,te tel,th tha,to ton,tr tur,uk ukr,ur urd,vi vie,zh cmn'
  )
    .split(',')
    .map((pair) => [pair.slice(0, 2), pair.slice(3)] as const),
);

/** Letters that a text must have. Of real headings in Latin letters, franc gets one in ten wrong. */
const least = { latin: 30, other: 10 };
/** How far the likeliest language must be ahead of the next. */
const lead = 0.06;

const named = new Set(codes.values());

/** The ISO 639-3 code of a language that franc tells. */
function francCode(language: string): string | undefined {
  const subtag = (language.split('-', 1)[0] ?? '').toLowerCase();
  return named.has(subtag) ? subtag : codes.get(subtag);
}

/** Whether text in a language can be told at all. */
export const canTell = (language: string): boolean => hasTable(language) || francCode(language) !== undefined;

let loading: Promise<void> | undefined;

/**
 * Gets ready to tell these languages. Whoever takes up a configuration waits for this, because what is found out about a
 * block is remembered with it.
 */
export function prepare(languages: readonly string[]): Promise<void> {
  if (languages.every((language) => hasTable(language) || !canTell(language))) return Promise.resolve();
  loading ??= import('franc-all').then(({ francAll }) => {
    setFallback(francFallback(francAll));
  });
  return loading;
}

/**
 * A fallback for `setFallback` that asks franc. It abstains on short texts. The margin it gives is the lead in
 * hundredths, which is about as telling as nats are.
 */
export function francFallback(francAll: FrancAll): Fallback {
  return (text, languages) => {
    const undecided = { language: undefined, margin: 0 };
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    const other = text.match(/(?!\p{Script=Latin})\p{L}/gu)?.length ?? 0;
    if (letters < least.latin && other < least.other) return undecided;
    const byCode = new Map<string, string>();
    for (const language of languages) {
      const code = francCode(language);
      if (code !== undefined && !byCode.has(code)) byCode.set(code, language);
    }
    const [best, next] = francAll(text, { only: [...byCode.keys()], minLength: least.other });
    const language = byCode.get(best?.[0] ?? '');
    if (!best || language === undefined) return undecided;
    const ahead = best[1] - (next?.[1] ?? 0);
    return ahead < lead ? undecided : { language, margin: 100 * ahead };
  };
}
