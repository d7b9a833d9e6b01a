/** Receipts of the outlet's other tills. */
export const elsewhere = {
  'elsewhere.find': 'Find {number}',
  'elsewhere.asking': 'Asking the server…',
  'elsewhere.again': 'Try again',
  'elsewhere.offline': 'This receipt is not on this device: the server has to be asked, and it cannot be reached now.',
  'elsewhere.reserved': 'Line {line} is being taken back by {label} (until {until})',
  'elsewhere.not-allowed': 'This terminal was stopped: it takes nothing back.',
  'elsewhere.receipt-unknown':
    'No receipt of that kind counts at this outlet: it may not have come in yet, wait to be settled, or be another outlet’s.',
  'elsewhere.receipt-voided': 'This receipt was voided as a whole.',
  'elsewhere.refund-exceeds-sale': 'Less is left than that: some was taken back elsewhere. Open the receipt again.',
  'elsewhere.reserved-elsewhere':
    'Another till is taking these goods back just now, or did so and the office has not settled it: they cannot be refunded here.',
};
