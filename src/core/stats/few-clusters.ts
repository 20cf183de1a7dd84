// How much wider to make a covariance that comes from clusters, because a fit lies closer to the clusters
// it was made from than to others.
// Source: Cameron & Miller (2015), A practitioner's guide to cluster-robust inference, Journal of Human
// Resources 50, 317, equation 12. In words: c = N/(N − 1) × (n − 1)/(n − K), N clusters with n observations
// and K free parameters.
//
// Example: 30 scenarios with 150 questions and nine free worths: 30/29 × 149/141 = 1.093.

/**
 * @param clusters at least 2.
 * @param observations more than `parameters`.
 * @param parameters those that are free: ten worths that sum to 0 are nine.
 * @returns what the covariance is multiplied by; above 1.
 */
export function fewClusters(clusters: number, observations: number, parameters: number): number {
  return (clusters / (clusters - 1)) * ((observations - 1) / (observations - parameters));
}
