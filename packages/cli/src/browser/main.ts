import { startMap } from './map.ts';
import { startTable } from './table.ts';
import { readData } from './data.ts';

const units = readData();
startMap(units);
startTable(units);

addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details.drawn')) details.open = true;
});
