/** What a shelf holds under a key, made when it is not there. Of more than `most` what was asked for longest ago goes first. */
export function kept<T extends object>(shelf: Map<string, T>, most: number, key: string, make: () => T): T {
  const made = shelf.get(key) ?? make()
  shelf.delete(key)
  if (shelf.size >= most) shelf.delete(shelf.keys().next().value!)
  shelf.set(key, made)
  return made
}
