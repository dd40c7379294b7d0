import { describeBulkFlow } from './bulk-flow';
import { startEmbeddedServer } from './test-servers';

describeBulkFlow('the embedded SFTP server', startEmbeddedServer);
