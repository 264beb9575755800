// The HTTP contract by area. Units are in the names. A missing number is null, never zero.
export * from './common';
export * from './workspace';
export * from './rank';
export * from './sites';
export * from './permits';
export * from './grid';
export * from './plan';
