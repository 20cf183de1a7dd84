// What scripts/check-content.mjs builds into one script.
export { VALUES } from '../../values';
export { dealOf } from '../deal';
export { readPack } from '../pack';
export { checkOwnBank } from './bank';
export { checkPack } from './pack';
export { reportAsMarkdown } from './report';
