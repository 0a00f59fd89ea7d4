/** The text of the preset for oxlint, computed from the bundled rules of a folder. */
export function oxlintPreset(folder: string): Promise<string>;
