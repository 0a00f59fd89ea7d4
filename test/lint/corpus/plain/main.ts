import { createServer } from 'node:http';

let count = 0;
createServer((_request, response) => {
  count += 1;
  response.end(count > 10 ? 'many' : 'few');
}).listen(Number(process.env.PORT ?? 3000));
