// The scenes of the gallery. Each opens `note` of the workspace (nothing where that is left out) and plays until what is
// to be seen is there; `scene` is made in scene.mjs. A picture is taken at the end.
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
      await scene.hover();
    },
  },
  {
    name: 'quick-fixes',
    note: 'notes/2026-11-20-week-47.md',
    async play(scene) {
      await scene.squiggle();
      await scene.showSideBar(false);
      await scene.quickFixes();
    },
  },
];
