/** The reports that other programs ask for; they lie in a bundle of their own, since most runs need none of them. */
export { createCheckstyleReporter } from './checkstyle';
export { createGithubReporter } from './github';
export { createGitlabReporter } from './gitlab';
export { createJunitReporter } from './junit';
export { createMarkdownReporter } from './comment';
export { createSarifReporter } from './sarif';
