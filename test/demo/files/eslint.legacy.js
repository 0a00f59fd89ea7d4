import { defineConfig } from 'eslint/config';
import tacet from 'eslint-plugin-tacet';

// How a code base is adopted: what it calls services is looked at as orchestrators.
export default defineConfig(tacet.configure({ orchestrator: ['legacy/**/*.service.ts'] }));
