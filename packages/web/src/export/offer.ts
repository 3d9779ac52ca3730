export async function saveOffer(_: unknown): Promise<void> {}
