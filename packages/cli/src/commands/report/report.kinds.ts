/** How reading the code, or reports of it, can end. */
export const ReadingKind = {
  Read: 'read',
  Unusable: 'unusable',
} as const;

/** How looking for an earlier report can end. */
export const ComparisonKind = {
  Compared: 'compared',
  Unusable: 'unusable',
} as const;

/** How writing the page can end; without a page to write it is delivered, too. */
export const DeliveryKind = {
  Delivered: 'delivered',
  Refused: 'refused',
} as const;
