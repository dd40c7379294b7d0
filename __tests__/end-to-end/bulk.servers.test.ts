import { describeBulkFlow } from './bulk-flow';
import { startOpenSshServer } from './test-servers';

describeBulkFlow("OpenSSH's sshd", startOpenSshServer);
