import { LocalFolder } from '../../../../packages/hotwax/src/adapters/files/local-folder';
import { describeFeedFolder } from './feed-folder-conformance';

describeFeedFolder('a folder of this machine', async (root) => ({
  folder: new LocalFolder(root),
  stop: async () => undefined,
}));
