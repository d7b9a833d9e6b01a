// npm run fake-server [-- PORT]: then open http://localhost:PORT/kiosk/#enrol=7Q2M1010ABCDWXYZ (PIN of 张三: 1234)
import { fakeServer } from './server.mjs';

const port = Number(process.argv[2] ?? 8200);
fakeServer().server.listen(port, () =>
  process.stdout.write(`http://localhost:${port}/kiosk/#enrol=7Q2M1010ABCDWXYZ\n`),
);
