export function orchestrate(steps: readonly (() => void)[]): void {
  for (let i = 0; i < steps.length; i++) steps[i]?.();
}
