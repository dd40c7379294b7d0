/** Rows or keys of one statement. SQLite binds up to 32,766 values, MySQL 65,535. */
const CHUNK = 500;

/** Cuts a list into pieces that one statement can take. */
export function inChunks<T>(list: readonly T[], size = CHUNK): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
