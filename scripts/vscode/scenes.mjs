// The scenes of the gallery. Each opens `note` of the workspace (nothing where that is left out) and plays until what is
// to be seen is there; `scene` is made in scene.mjs. A picture is taken at the end.

const checklist = ({ say }) => say('Ready to publish?', 'Barod i’w gyhoeddi?');
const decisions = ({ say }) => say('Decisions', 'Penderfyniadau');
/** Views of VS Code’s own beside ours: the folder, which has its name, and two more. */
const explorer = () => ['workspace', 'Outline', 'Timeline'];

export const scenes = [
  {
    name: 'first-steps',
    size: '1100x760',
    async play(scene) {
      await scene.showSideBar(false);
      await scene.command('Agored: First steps');
      await scene.sees('Tell Agored how your team writes');
      await scene.page.getByText('Tell Agored how your team writes').first().click();
      await scene.seesInFrame('.agored.yml');
    },
  },
  {
    name: 'hover',
    note: 'notes/2026-11-20-week-47.md',
    async play(scene) {
      await scene.squiggle();
      await scene.showSideBar(false);
      await scene.hover(19);
      await scene.sees(scene.say('More about', 'Rhagor am'));
    },
  },
  {
    name: 'quick-fixes',
    note: 'notes/2026-11-20-week-47.md',
    async play(scene) {
      await scene.squiggle();
      await scene.showSideBar(false);
      await scene.quickFixes(19);
    },
  },
  {
    name: 'lens-places',
    note: 'notes/2026-11-17-team-meeting.md',
    async play(scene) {
      await scene.squiggle();
      await scene.showSideBar(false);
      await scene.lens(scene.say('not linked', 'heb ddolen'));
      await scene.sees(scene.say('line 17', 'llinell 17'));
    },
  },
  {
    name: 'safe-changes',
    note: 'notes/2026-11-20-week-47.md',
    async play(scene) {
      await scene.squiggle();
      await scene.showSideBar(false);
      // Nothing in the example can be mended without a thought.
      await scene.write('We wrote a short guide in order to help.');
      await scene.command('Agored: Make all safe changes in all notes');
      await scene.sees(scene.say('Look at each of them', 'Edrych ar bob un'));
    },
  },
  {
    name: 'to-follow',
    note: 'posts/2026-11-06-shorter-queue.md',
    async play(scene) {
      await scene.squiggle();
      await scene.showSideBar(false);
      await scene.quickFixes();
      await scene.choose(scene.say('to follow by…', 'i ddilyn erbyn…'));
      await scene.sees(scene.say('In two weeks', 'Ymhen pythefnos'));
    },
  },
  {
    name: 'checklist',
    note: 'notes/2026-11-20-week-47.md',
    async play(scene) {
      const pane = await scene.view(checklist(scene), { folded: explorer(scene) });
      await scene.sees(scene.say('to look at', 'hystyried'), pane);
      await scene.sees(/^Agored: /);
    },
  },
  {
    name: 'checklist-clear',
    note: 'docs/decisions/0001-record-our-decisions.md',
    async play(scene) {
      const pane = await scene.view(checklist(scene), { folded: explorer(scene) });
      await scene.sees(scene.say('nothing left', 'dim ar ôl'), pane);
      await scene.sees(scene.say('Plain words', 'Geiriau clir'), pane);
    },
  },
  {
    name: 'checklist-no-note',
    note: '.agored.yml',
    async play(scene) {
      const pane = await scene.view(checklist(scene), { folded: explorer(scene) });
      await scene.sees(scene.say('Open a note', 'Agorwch nodyn'), pane);
    },
  },
  {
    name: 'checklist-off',
    note: 'notes/2026-11-20-week-47.md',
    settings: { 'agored.enable': false },
    async play(scene) {
      const pane = await scene.view(checklist(scene), { folded: explorer(scene) });
      await scene.sees(scene.say('turned off here', 'ddiffodd yma'), pane);
    },
  },
  {
    name: 'decisions',
    note: 'notes/2026-11-20-week-47.md',
    async play(scene) {
      const folded = [...explorer(scene), checklist(scene)];
      const pane = await scene.view(decisions(scene), { folded });
      await scene.sees(scene.say('not linked', 'heb ddolen'), pane);
    },
  },
  {
    name: 'decisions-unlinked',
    note: 'notes/2026-11-20-week-47.md',
    async play(scene) {
      await scene.sees(/^Agored: /);
      await scene.command('Agored: Show only decisions that are not linked');
      const folded = [...explorer(scene), checklist(scene)];
      const pane = await scene.view(decisions(scene), { folded });
      await scene.sees(scene.say('Only decisions that', 'Dim ond penderfyniadau'), pane);
    },
  },
  {
    name: 'side-by-side',
    note: 'posts/2026-11-12-blue-badge.en.md',
    async play(scene) {
      await scene.sees(/^Agored: /);
      await scene.showSideBar(false);
      await scene.command('Agored: Open the other language beside this note');
      await scene.sees('2026-11-12-blue-badge.cy.md');
      await scene.page.locator('.glyph-margin-widgets [class*="ced-"]').first().waitFor();
    },
  },
  {
    name: 'pairs',
    note: 'posts/2026-11-12-blue-badge.en.md',
    async play(scene) {
      await scene.sees(/^Agored: /);
      await scene.showSideBar(false);
      await scene.command('Agored: List notes and their languages');
      await scene.sees(scene.say('missing', 'ar goll'), scene.page.locator('.quick-input-list'));
    },
  },
  {
    name: 'link-decision',
    note: 'notes/2026-11-20-week-47.md',
    async play(scene) {
      await scene.squiggle();
      await scene.showSideBar(false);
      await scene.page.getByText('On Tuesday we').first().click();
      await scene.command('Agored: Link this to a decision');
      await scene.sees(scene.say('likely', 'tebygol'), scene.page.locator('.quick-input-list'));
    },
  },
  {
    name: 'new-weeknote',
    note: 'notes/2026-11-20-week-47.md',
    async play(scene) {
      await scene.squiggle();
      await scene.command('Agored: New weeknote');
      await scene.page.locator('.tab.active', { hasText: /week-(?!47)/ }).waitFor();
    },
  },
  {
    name: 'commands',
    note: 'notes/2026-11-20-week-47.md',
    async play(scene) {
      await scene.squiggle();
      await scene.showSideBar(false);
      await scene.page.keyboard.press('F1');
      await scene.page.locator('.quick-input-widget input').first().fill('>Agored: ');
      await scene.sees('New weeknote', scene.page.locator('.quick-input-list'));
    },
  },
];
