import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { CONFIG_SCHEMA, type Config, type Secret } from './config-schema';

/** The config file cannot be used; the message has a line for each key that is wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export interface LoadedConfig extends Config {
  /** Paths in the file are relative to its folder. */
  readonly folder: string;
}

/** @throws ConfigError that names the file, each wrong key, and what is wrong with it */
export function loadConfig(file: string): LoadedConfig {
  if (!existsSync(file)) {
    throw new ConfigError(`There is no config file ${file}. Copy packages/hotwax/config.example.json and fill it in.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { data, error } = CONFIG_SCHEMA.safeParse(json);
  if (error !== undefined) {
    throw new ConfigError([`${file} cannot be used:`, ...error.issues.map(describe)].join('\n'));
  }
  return { ...data, folder: dirname(resolve(file)) };
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `  ${[...path, key].join('.')}: there is no such key`).join('\n');
  }
  const key = path.length === 0 ? '(whole file)' : path.join('.');
  return `  ${key}: ${issue.message}`;
}

/** @throws ConfigError when the variable or file is not there; the value is never part of a message */
export function readSecret(secret: Secret, folder: string, key: string): string {
  if ('env' in secret) {
    const value = process.env[secret.env];
    if (value === undefined || value === '') {
      throw new ConfigError(`${key}: the environment variable ${secret.env} is not set`);
    }
    return value;
  }
  return readText(resolve(folder, secret.file), key).replace(/\r?\n$/, '');
}

/** @throws ConfigError when the file cannot be read */
export function readText(file: string, key: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(
      `${key}: ${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'no reason given'}`,
    );
  }
}
