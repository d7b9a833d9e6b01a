/** What a cashier does, most of it written as one entry. Every `record…`, `open…` and `close…` resolves only when the entry is on disk. */
export * from './add-goods';
export * from './counter';
export * from './refund';
export * from './sale';
export * from './shift';
export * from './visit';
