export { default } from '@tacet/templates/plop';
