/** What the engine itself reports: about configuration, directives, files and its own faults. */
import * as v from 'valibot';
import type { EngineRule } from './types';

const options = v.strictObject({});

export type ConfigProblem =
  | 'not-yaml'
  | 'unknown-key'
  | 'unknown-key-near'
  | 'missing-key'
  | 'not-yet'
  | 'not-one-of'
  | 'not-one-of-near'
  | 'not-an-edition'
  | 'not-a-date'
  | 'not-a-language'
  | 'not-a-tie'
  | 'not-a-list'
  | 'not-a-term'
  | 'too-many-words'
  | 'too-many-files'
  | 'outside'
  | 'not-data'
  | 'no-file'
  | 'no-package'
  | 'circle'
  | 'bad-value';

export const configProblem: EngineRule<ConfigProblem> = {
  scope: 'engine',
  id: 'config-problem',
  since: '0.1.0',
  level: 'error',
  category: 'files',
  summary: {
    en: 'Something in the configuration file cannot be used.',
    cy: 'Ni ellir defnyddio rhywbeth yn y ffeil ffurfweddu.',
  },
  why: {
    en: 'A setting that is not understood does nothing, and nobody notices. The rest of the file still counts.',
    cy: 'Nid yw gosodiad na ellir ei ddeall yn gwneud dim, a does neb yn sylwi. Mae gweddill y ffeil yn dal i gyfrif.',
  },
  messages: {
    en: {
      'not-yaml': 'This is not valid YAML: {reason}.',
      'unknown-key': '‘{key}’ is not a setting that Agored knows.',
      'unknown-key-near': '‘{key}’ is not a setting that Agored knows. Did you mean ‘{near}’?',
      'missing-key': '‘{key}’ needs ‘{needed}’, so it does nothing without it.',
      'not-yet': 'This version of Agored cannot use ‘{key}’ yet, so it does nothing for now.',
      'not-one-of': '‘{key}’ cannot be ‘{value}’. Use one of: {allowed}.',
      'not-one-of-near': '‘{key}’ cannot be ‘{value}’. Did you mean ‘{near}’? It may be: {allowed}.',
      'not-an-edition':
        '‘{key}’ cannot be ‘{value}’: this version of Agored does not know it. It knows: {allowed}. Take one of these, or a later version of Agored.',
      'not-a-date': '‘{key}’ should be a date such as 2026-11-24, not ‘{value}’.',
      'not-a-language': '‘{key}’ should be a language code such as en or cy, not ‘{value}’.',
      'not-a-tie':
        '‘{key}’ cannot be ‘{value}’. Use the name of a key such as ref, or a pattern that says once where the language stands, with ** and * once at most.',
      'not-a-list': '‘{key}’ should be a list, not ‘{value}’. Put each item on a line of its own after a dash.',
      'not-a-term':
        '‘{key}’ cannot be ‘{value}’. Use words with spaces, hyphens or apostrophes between them, and * only at the start or end of a word.',
      'too-many-words': 'There are more than {most} words here; those from here on are left out.',
      'too-many-files': 'This configuration draws on more than {most} files; ‘{value}’ is left out.',
      outside:
        'Only files inside this workspace are read, so ‘{value}’ is left out. Give a path from this file, such as ./words.yml.',
      'not-data': '‘{value}’ is left out. Only files whose names end in .yml, .yaml or .json are read here.',
      'no-file': 'There is no file ‘{value}’ here, so it is left out. Paths count from the folder of this file.',
      'no-package':
        'The package ‘{value}’ is not installed in this workspace, or has no agored.yml, so it is left out. Install it, or take it out.',
      circle: '‘{value}’ builds on this file in turn, so it is left out. One of the two has to do without the other.',
      'bad-value': '‘{key}’ cannot be ‘{value}’. The page on configuration shows what it may be.',
    },
    cy: {
      'not-yaml': 'Nid YAML dilys yw hwn: {reason}.',
      'unknown-key': 'Nid yw Agored yn adnabod y gosodiad ‘{key}’.',
      'unknown-key-near': 'Nid yw Agored yn adnabod y gosodiad ‘{key}’. Ai ‘{near}’ oedd gennych mewn golwg?',
      'missing-key': 'Mae angen ‘{needed}’ ar ‘{key}’, felly nid yw’n gwneud dim hebddo.',
      'not-yet': 'Ni all y fersiwn hwn o Agored ddefnyddio ‘{key}’ eto, felly nid yw’n gwneud dim am y tro.',
      'not-one-of': 'Ni all ‘{key}’ fod yn ‘{value}’. Defnyddiwch un o’r rhain: {allowed}.',
      'not-one-of-near':
        'Ni all ‘{key}’ fod yn ‘{value}’. Ai ‘{near}’ oedd gennych mewn golwg? Gall fod yn: {allowed}.',
      'not-an-edition':
        'Ni all ‘{key}’ fod yn ‘{value}’: nid yw’r fersiwn hwn o Agored yn ei adnabod. Mae’n adnabod: {allowed}. Dewiswch un o’r rhain, neu fersiwn diweddarach o Agored.',
      'not-a-date': 'Dylai ‘{key}’ fod yn ddyddiad fel 2026-11-24, nid ‘{value}’.',
      'not-a-language': 'Dylai ‘{key}’ fod yn god iaith fel en neu cy, nid ‘{value}’.',
      'not-a-tie':
        'Ni all ‘{key}’ fod yn ‘{value}’. Defnyddiwch enw allwedd fel ref, neu batrwm sy’n dweud unwaith ble mae’r iaith yn sefyll, gyda ** a * unwaith ar y mwyaf.',
      'not-a-list':
        'Dylai ‘{key}’ fod yn rhestr, nid ‘{value}’. Rhowch bob eitem ar ei llinell ei hun ar ôl llinell doriad.',
      'not-a-term':
        'Ni all ‘{key}’ fod yn ‘{value}’. Defnyddiwch eiriau â bylchau, cysylltnodau neu gollnodau rhyngddynt, a * ar ddechrau neu ddiwedd gair yn unig.',
      'too-many-words': 'Mae mwy na {most} o eiriau yma; gadewir allan y rhai o’r fan hon ymlaen.',
      'too-many-files': 'Mae’r ffurfweddiad hwn yn tynnu ar fwy na {most} o ffeiliau; gadewir ‘{value}’ allan.',
      outside:
        'Dim ond ffeiliau y tu mewn i’r man gwaith hwn sy’n cael eu darllen, felly gadewir ‘{value}’ allan. Rhowch lwybr o’r ffeil hon, fel ./words.yml.',
      'not-data':
        'Gadewir ‘{value}’ allan. Dim ond ffeiliau y mae eu henwau’n gorffen â .yml, .yaml neu .json sy’n cael eu darllen yma.',
      'no-file': 'Nid oes ffeil ‘{value}’ yma, felly gadewir hi allan. Mae llwybrau’n cyfrif o ffolder y ffeil hon.',
      'no-package':
        'Nid yw’r pecyn ‘{value}’ wedi’i osod yn y man gwaith hwn, neu nid oes agored.yml ynddo, felly gadewir ef allan. Gosodwch ef, neu tynnwch ef oddi yma.',
      circle:
        'Mae ‘{value}’ yn ei dro yn adeiladu ar y ffeil hon, felly gadewir hi allan. Rhaid i un o’r ddwy wneud heb y llall.',
      'bad-value': 'Ni all ‘{key}’ fod yn ‘{value}’. Mae’r dudalen am ffurfweddu yn dangos beth y gall fod.',
    },
  },
  options,
};

export type DirectiveProblem =
  'unknown-verb' | 'unknown-verb-near' | 'unknown-rule' | 'unknown-rule-near' | 'unused' | 'remove';

export const directiveProblem: EngineRule<DirectiveProblem> = {
  scope: 'engine',
  id: 'directive-problem',
  since: '0.1.0',
  level: 'warning',
  category: 'files',
  summary: {
    en: 'An Agored comment is misspelt, or no longer silences anything.',
    cy: 'Mae sylw Agored wedi’i gamsillafu, neu nid yw’n tawelu dim bellach.',
  },
  why: {
    en: 'A comment that silences nothing hides the next real hint. A misspelt one does not do what its writer hoped.',
    cy: 'Mae sylw nad yw’n tawelu dim yn cuddio’r awgrym go iawn nesaf. Nid yw un sydd wedi’i gamsillafu yn gwneud yr hyn a obeithiwyd.',
  },
  messages: {
    en: {
      'unknown-verb': '‘agored-{verb}’ is not a comment that Agored knows.',
      'unknown-verb-near': '‘agored-{verb}’ is not a comment that Agored knows. Did you mean ‘agored-{near}’?',
      'unknown-rule': 'There is no rule called ‘{rule}’.',
      'unknown-rule-near': 'There is no rule called ‘{rule}’. Did you mean ‘{near}’?',
      unused: 'Nothing is silenced by this comment any more, so it can go.',
      remove: 'Remove this comment',
    },
    cy: {
      'unknown-verb': 'Nid yw Agored yn adnabod y sylw ‘agored-{verb}’.',
      'unknown-verb-near':
        'Nid yw Agored yn adnabod y sylw ‘agored-{verb}’. Ai ‘agored-{near}’ oedd gennych mewn golwg?',
      'unknown-rule': 'Nid oes rheol o’r enw ‘{rule}’.',
      'unknown-rule-near': 'Nid oes rheol o’r enw ‘{rule}’. Ai ‘{near}’ oedd gennych mewn golwg?',
      unused: 'Nid yw’r sylw hwn yn tawelu dim bellach, felly gellir ei ddileu.',
      remove: 'Dileu’r sylw hwn',
    },
  },
  options,
};

export type FileProblem = 'not-utf8' | 'too-large' | 'too-long' | 'too-deep' | 'too-many-marks' | 'unreadable';

export const fileProblem: EngineRule<FileProblem> = {
  scope: 'engine',
  id: 'file-problem',
  since: '0.1.0',
  level: 'error',
  category: 'files',
  summary: {
    en: 'A file, or a part of it, could not be read.',
    cy: 'Ni ellid darllen ffeil, neu ran ohoni.',
  },
  why: {
    en: 'What cannot be read cannot be checked, and may look broken to your readers too.',
    cy: 'Ni ellir gwirio’r hyn na ellir ei ddarllen, a gall edrych fel pe bai wedi torri i’ch darllenwyr hefyd.',
  },
  messages: {
    en: {
      'not-utf8':
        'Byte {byte} is not UTF-8 text, so this file may show odd characters. Save it again as UTF-8; nothing was changed.',
      'too-large': 'This file is {size} MB. Agored reads notes of up to {limit} MB, so it was not checked.',
      'too-long': 'This part of the note runs on for {length} characters without a break, so it was not checked.',
      'too-deep': 'This part of the note is nested too deeply to read, so it was not checked.',
      'too-many-marks':
        'This part of the note holds too many brackets, backticks or asterisks to read, so it was not checked.',
      unreadable: 'This part of the note could not be read as Markdown, so it was not checked.',
    },
    cy: {
      'not-utf8':
        'Nid testun UTF-8 yw beit {byte}, felly gall y ffeil ddangos nodau rhyfedd. Cadwch hi eto fel UTF-8; ni newidiwyd dim.',
      'too-large':
        'Maint y ffeil hon yw {size} MB. Mae Agored yn darllen nodiadau hyd at {limit} MB, felly ni chafodd ei gwirio.',
      'too-long': 'Mae’r rhan hon o’r nodyn yn {length} nod o hyd heb doriad, felly ni chafodd ei gwirio.',
      'too-deep': 'Mae’r rhan hon o’r nodyn wedi’i nythu’n rhy ddwfn i’w darllen, felly ni chafodd ei gwirio.',
      'too-many-marks':
        'Mae gormod o fachau, ôl-diciau neu sêr yn y rhan hon o’r nodyn i’w darllen, felly ni chafodd ei gwirio.',
      unreadable: 'Ni ellid darllen y rhan hon o’r nodyn fel Markdown, felly ni chafodd ei gwirio.',
    },
  },
  options,
};

export type FrontMatterProblem = 'not-closed' | 'not-yaml';

export const frontMatterProblem: EngineRule<FrontMatterProblem> = {
  scope: 'engine',
  id: 'front-matter-problem',
  since: '0.1.0',
  level: 'warning',
  category: 'files',
  summary: {
    en: 'The front matter at the top of a note cannot be read.',
    cy: 'Ni ellir darllen y wybodaeth ar frig nodyn.',
  },
  why: {
    en: 'Your site reads the title, date and language from the lines between --- and ---. Where they cannot be read, the page may be published wrongly, or not at all.',
    cy: 'Mae eich gwefan yn darllen y teitl, y dyddiad a’r iaith o’r llinellau rhwng --- a ---. Lle na ellir eu darllen, gall y dudalen gael ei chyhoeddi’n anghywir, neu ddim o gwbl.',
  },
  messages: {
    en: {
      'not-closed':
        'The front matter is opened with --- here and never closed. Put --- on a line of its own after its last line.',
      'not-yaml': 'Your site may not be able to read this front matter: {reason}.',
    },
    cy: {
      'not-closed':
        'Mae’r wybodaeth ar frig y nodyn yn agor gyda --- yma ac nid yw’n cau. Rhowch --- ar ei linell ei hun ar ôl y llinell olaf.',
      'not-yaml': 'Efallai na all eich gwefan ddarllen y wybodaeth hon ar frig y nodyn: {reason}.',
    },
  },
  options,
};

export type InternalError = 'rule-failed';

export const internalError: EngineRule<InternalError> = {
  scope: 'engine',
  id: 'internal-error',
  since: '0.1.0',
  level: 'error',
  category: 'files',
  summary: { en: 'A rule failed; the others still ran.', cy: 'Methodd rheol; rhedodd y lleill.' },
  why: {
    en: 'This is a fault in Agored, not in your note. Please report it, with the note if you can share it.',
    cy: 'Nam yn Agored yw hwn, nid yn eich nodyn. Rhowch wybod amdano, gyda’r nodyn os gallwch ei rannu.',
  },
  messages: {
    en: { 'rule-failed': 'The rule ‘{rule}’ failed on this note: {reason}. The other rules still ran.' },
    cy: { 'rule-failed': 'Methodd y rheol ‘{rule}’ ar y nodyn hwn: {reason}. Rhedodd y rheolau eraill.' },
  },
  options,
};

export const engineRules = [configProblem, directiveProblem, fileProblem, frontMatterProblem, internalError] as const;
