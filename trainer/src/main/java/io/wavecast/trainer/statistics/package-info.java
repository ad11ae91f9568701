/** Tests of significance and stationarity, and correlation. */
package io.wavecast.trainer.statistics;
