/** The two feeds, and the word each one's files begin with. */
export const FEED_FILE_WORDS = { customer: 'CustomerFeed', salesorder: 'CreatedOrderItemsFeed' } as const;

export type FeedName = keyof typeof FEED_FILE_WORDS;
