import { platformNames } from '@tacet/vocabulary';

/** Whether a global path begins at the platform: `Map`, `Intl.DateTimeFormat`, `JSON.parse`. */
export function isBuiltIn(path: string | undefined): boolean {
  const [root = ''] = path?.split('.', 1) ?? [];
  return platformNames.has(root);
}
