/** The linear part of a network: lags, ridge regressions and their stacking. */
package io.wavecast.trainer.linear;
