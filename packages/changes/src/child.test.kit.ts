// Run by `processes.test.ts` as a process of its own: applies the mixed requests and lets something happen at a step.
import { applyWith } from './apply.ts';
import { nodeDisk } from './disk.ts';
import { watchDisk } from './fault.test.kit.ts';
import { planChanges } from './plan-changes.ts';
import { mixedRequests } from './tree.test.kit.ts';

const [root = '', size = '', at = '', event = 'none'] = process.argv.slice(2);

const disk = watchDisk(nodeDisk, (step, perform, tear) => {
  if (step !== Number(at)) {
    perform();
    return;
  }
  if (event === 'SIGKILL') tear();
  if (event === 'exit') process.exit(7);
  if (event === 'SIGKILL' || event === 'SIGINT' || event === 'SIGTERM' || event === 'SIGHUP')
    process.kill(process.pid, event);
  perform();
});

const { plan, problems } = planChanges(root, mixedRequests(Number(size)));
const outcome = plan === undefined ? { applied: false, problems } : await applyWith(disk, plan, {});
console.log(JSON.stringify({ applied: outcome.applied, codes: outcome.problems.map(({ code }) => code) }));
