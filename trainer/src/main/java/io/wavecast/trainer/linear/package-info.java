/** The linear part of a network: lags, ridge regressions and stacked regressions. */
package io.wavecast.trainer.linear;
