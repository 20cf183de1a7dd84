// What all intervals share: two bounds, and the normal multiplier of 95 %.

export interface Interval {
  low: number;
  high: number;
}

/** 97.5 % point of the standard normal distribution. */
export const NORMAL_95 = 1.959963984540054;
