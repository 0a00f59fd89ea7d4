export namespace Orders { export function place(): void {} } // ✗ orchestrator-is-class
