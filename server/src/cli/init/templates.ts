/** The files that `agored init` writes; docs/ci.md shows the same. */
import type { Say } from '../messages';
import type { Service } from './look';

/** Which version a template asks for. */
export interface Asked {
  readonly version: string;
  readonly say: Say;
}

/** What to write where, for each service. */
export const serviceFiles: Readonly<
  Record<Exclude<Service, 'none'>, { readonly path: string; readonly text: (asked: Asked) => string }>
> = {
  github: {
    path: '.github/workflows/agored.yml',
    text: ({ version, say }) => `# ${say('initCi')}
name: Agored
on: pull_request
permissions:
  contents: read
jobs:
  agored:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # ${say('initHistory')}
          persist-credentials: false
      - uses: agored/agored@v${version}
`,
  },
  gitlab: {
    path: '.gitlab-ci.yml',
    text: ({ version, say }) => `# ${say('initCi')}
agored:
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: 0 # ${say('initHistory')}
  script:
    - npx --yes agored@${version} lint --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format text --format gitlab=agored.json .
  artifacts:
    when: always
    reports:
      codequality: agored.json
`,
  },
  azure: {
    path: 'azure-pipelines.yml',
    text: ({ version, say }) => `# ${say('initCi')}
trigger: none
pr:
  branches:
    include: ['*']
pool:
  vmImage: ubuntu-latest
steps:
  - checkout: self
    fetchDepth: 0 # ${say('initHistory')}
  - task: UseNode@1
    inputs:
      version: 22.x
  - script: npx --yes agored@${version} lint --since "origin/$SYSTEM_PULLREQUEST_TARGETBRANCHNAME" .
    displayName: Agored
`,
  },
};

export const preCommitFile = {
  path: '.pre-commit-config.yaml',
  text: ({ version }: Pick<Asked, 'version'>): string => `repos:
  - repo: https://github.com/agored/agored
    rev: v${version}
    hooks:
      - id: agored
`,
};
