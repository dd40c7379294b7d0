import { resolve } from 'node:path';
import type { FeedFolder } from '../../jobs/ports';
import { readHostKey } from '../files/host-key';
import { LocalFolder } from '../files/local-folder';
import { SftpFolder } from '../files/sftp-folder';
import type { Secret } from './config-schema';
import { ConfigError, type LoadedConfig, readSecret } from './load-config';

/** The feed folder that the config names. @throws ConfigError when a password, a key or the host key cannot be read */
export function openFeedFolder({ files, folder }: LoadedConfig): FeedFolder {
  if (files.kind === 'local') {
    return new LocalFolder(resolve(folder, files.directory));
  }
  const hostKey = readHostKey(files.hostKey);
  if (hostKey === undefined) {
    throw new ConfigError(
      'files.hostKey: is no public host key; paste the line that "ssh-keyscan -t rsa HOST" prints, after comparing its fingerprint',
    );
  }
  const read = (key: 'password' | 'privateKey' | 'passphrase'): string | undefined => {
    const secret: Secret | undefined = files[key];
    return secret === undefined ? undefined : readSecret(secret, folder, `files.${key}`);
  };
  const { host, port, user, directory } = files;
  const secrets = { password: read('password'), privateKey: read('privateKey'), passphrase: read('passphrase') };
  return new SftpFolder({ host, port, user, directory: directory.replace(/(.)\/$/, '$1'), hostKey, ...secrets });
}
