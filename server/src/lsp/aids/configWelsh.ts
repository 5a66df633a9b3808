/** What the keys of a configuration are, in Welsh. The English stands in the schema (`engine/configSchema.ts` and the rules’ options). */

/** By `configKey`. A test sees to it that none is missing. */
export const configWelsh: Readonly<Record<string, string>> = {
  edition:
    'Y flwyddyn a’r mis y mae eu rheolau a’u lefelau’n cyfrif, fel na fydd fersiwn newydd o Agored yn peri i unrhyw adeiladu fethu: 2026.11. Hebddo, rhai’r fersiwn sydd gennych.',
  presets:
    'Pa mor uchel yw llais yr holl reolau ar unwaith: mae gentle yn gwneud popeth yn awgrym, ac mae strict yn gwneud rhybuddion am ieithoedd a phenderfyniadau yn wallau. Mae’r hyn y mae rules yn ei ddweud am reol yn dod o’i flaen.',
  extends:
    'Ffurfweddiad i adeiladu arno: ffeil yn y man gwaith hwn (./shared/agored.yml), neu becyn sydd wedi’i osod (@team/agored-config). Rhowch sawl un mewn rhestr; daw’r rhai olaf o flaen y rhai cyntaf.',
  languages:
    'Yr ieithoedd y mae eich nodiadau wedi’u hysgrifennu ynddynt, fel codau: [en, cy]. Y gyntaf yw’r un rydych yn ei hysgrifennu’n gyntaf.',
  packs:
    'Rhestrau o eiriau y mae’r rheol jargon yn eu hadnabod, pob un ymlaen (on) neu i ffwrdd (off). Mae pob un ymlaen oni bai eich bod yn dweud fel arall.',
  'packs.core': 'Iaith rheolwyr.',
  'packs.localgov': 'Geiriau cynghorau.',
  'packs.digital': 'Geiriau timau digidol.',
  'packs.wordy': 'Ffyrdd hir o ddweud pethau byr.',
  'packs.inclusive': 'Geiriau am bobl.',
  'packs.cymraeg-clir': 'Cymraeg a allai fod yn gliriach.',
  allow:
    'Geiriau ac ymadroddion y mae’r rheol jargon yn gadael llonydd iddynt, ym mhobman neu, gyda words a paths, mewn rhai nodiadau.',
  'allow.words': 'Geiriau ac ymadroddion y gadewir llonydd iddynt yno.',
  'allow.paths': 'Y nodiadau lle y gadewir llonydd iddynt, fel patrymau llwybr o safbwynt y ffeil hon.',
  vocabulary: 'Ffeiliau yn y man gwaith hwn gyda rhagor o’ch geiriau eich hun, o safbwynt y ffeil hon: ./words.yml.',
  words: 'Geiriau y mae’r rheol jargon yn eu nodi yn eich nodiadau, ar ben y rhai y mae’n eu hadnabod.',
  'words.term':
    'Y gair neu’r ymadrodd, fel mewn geiriadur; mae * ar ddechrau neu ddiwedd gair yn sefyll am unrhyw lythrennau.',
  'words.say': 'Beth i’w ysgrifennu yn ei le, y gorau’n gyntaf; (leave out) i’w hepgor.',
  'words.advice': 'Beth i’w wneud lle nad oes dim yn cymryd ei le.',
  'words.why': 'Y rheswm, mewn un frawddeg.',
  'words.pos': 'Gyda verb neu noun, ceir hyd i bob ffurf arno. Fel arall, chwilir amdano fel y mae.',
  'words.also': 'Sillafiadau a geiriau eraill am yr un peth.',
  'words.level': 'Pa mor uchel yw ei lais.',
  'words.language': 'Yr iaith y mae’n perthyn iddi.',
  'words.only': 'Ei nodi dim ond lle mae un o’r geiriau hyn o’i flaen, nesaf ato neu’n agos ato.',
  'words.unless': 'Gadael llonydd iddo lle mae un o’r geiriau hyn o’i flaen, nesaf ato neu’n agos ato.',
  glossary:
    'Termau y mae eich tîm wedi cytuno arnynt, ym mhob iaith: { en: service user, cy: defnyddiwr gwasanaeth }; neu ffeiliau yn y man gwaith hwn sy’n eu dal, o safbwynt y ffeil hon: ./glossary.yml.',
  'glossary.also': 'Ffurfiau a geiriau eraill amdano sydd yr un mor dda, megis y lluosog yn Gymraeg, yn ôl iaith.',
  'glossary.not': 'Geiriau nad ydynt i’w defnyddio amdano, yn ôl iaith.',
  ignore: 'Ffeiliau nad ydynt yn cael eu gwirio, fel patrymau llwybr o safbwynt y ffeil hon.',
  bilingual:
    'Gofyn am bob nodyn ym mhob un o `languages`. Hebddo, dim ond nodiadau sydd eisoes mewn dwy iaith sy’n cael eu cymharu.',
  'bilingual.paths':
    'Y nodiadau a ddylai fod ym mhob iaith sydd yn `languages`, fel patrymau llwybr o safbwynt y ffeil hon.',
  'bilingual.from':
    'Y diwrnod cyntaf, BBBB-MM-DD, y mae hyn yn cyfrif; gadewir llonydd i nodiadau sydd â dyddiad cynharach.',
  'bilingual.audience':
    'Yr ieithoedd sydd eu hangen ar nodiadau i gynulleidfa, yn ôl yr `audience` ar frig y nodyn: { internal: en }. Mae angen pob iaith ar nodiadau i eraill.',
  'bilingual.pairs':
    'Sut mae ieithoedd nodyn wedi’u clymu, lle na ellir gweld hynny drwy gonfensiwn: patrymau llwybr gyda {lang} (content/{lang}/**, posts/*.{lang}.md), patrwm i bob iaith ({ en: docs/**, cy: i18n/cy/docs/** }), neu allweddi yn y wybodaeth ar frig y nodyn (ref, translationKey). Ar ei ben ei hun nid yw hyn yn gofyn am gyfieithiad.',
  'bilingual.order':
    'Pa iaith sy’n dod gyntaf mewn nodiadau a phenawdau sy’n dal sawl un: [cy, en]. Ar ei ben ei hun nid yw hyn yn gofyn am gyfieithiad.',
  decisions: 'Sut mae’r penderfyniadau yn eich nodiadau’n cael eu cysylltu â’u cofnodion.',
  'decisions.records':
    'Ble mae’r cofnodion penderfyniad, fel patrymau llwybr o safbwynt y ffeil hon. Ceir hyd iddynt drwy gonfensiwn os caiff hwn ei hepgor.',
  'decisions.trackers':
    'Dolenni sydd hefyd yn cyfrif fel cofnod: rhannau o gyfeiriad, megis "github.com/org/repo/issues/".',
  'decisions.us':
    'Enwau eich tîm, eich bwrdd neu’ch sefydliad, y mae eu penderfyniadau’n eiddo i chi: [y bwrdd, Gwasanaethau Digidol].',
  rules: 'Rheolau yn ôl eu henw: error, warning, info neu off, neu lefel (level) gyda dewisiadau.',
  'rules.level': 'Pa mor uchel yw llais y rheol.',
  'rules.decision-record.from':
    'Y diwrnod y disgwylir hyn gan gofnodion ohono ymlaen; gadewir llonydd i rai cynharach. Os caiff ei hepgor: rhai’r deuddeg mis diwethaf.',
  'rules.decision-record.statuses': 'Rhagor o eiriau y gall statws ddechrau gyda nhw: [treial].',
  'rules.jargon.gentle':
    'Nodi hefyd eiriau y mae’r rhan fwyaf o dimau’n fodlon arnynt, megis ‘additional’ neu ‘ensure’.',
  'rules.unlinked-decision.links':
    'Beth sy’n cyfrif fel dolen: dim ond un at gofnod penderfyniad; mater, cerdyn neu “#123” hefyd; neu unrhyw ddolen yn yr un paragraff.',
  'rules.unlinked-decision.cues': 'Rhagor o ymadroddion sy’n datgan penderfyniad: [we plumped for].',
  'rules.unlinked-decision.ignore': 'Gadewir llonydd i frawddegau gyda’r ymadroddion hyn: [agreed to differ].',
  overrides: 'Yr hyn sy’n wahanol i rai nodiadau; daw’r cofnodion olaf o flaen y rhai cyntaf.',
  'overrides.files':
    'Y nodiadau y mae gweddill y cofnod hwn yn cyfrif iddynt, fel patrymau llwybr o safbwynt y ffeil hon.',
};
