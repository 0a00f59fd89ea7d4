export { OrderOrchestrator } from './order/place-order.orchestrator.js'; // ✗ orchestrator-is-class
