import { describeCircle } from './circle-suite';
import { startEmbeddedServer } from './test-servers';

describeCircle('SQLite and the embedded SFTP server', {
  startServer: startEmbeddedServer,
  startDatabase: async () => ({ location: { kind: 'sqlite', file: ':memory:' }, stop: async () => undefined }),
});
